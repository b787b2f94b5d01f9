"""The plain statements, built from names of the checked schema; values are always parameters."""

from collections.abc import Iterable

KEY = "id = ?"
ALL = "TRUE"


def select(columns: Iterable[str], table: str, where: str = ALL, order: str = "id") -> str:
    """Columns of the rows for which the condition holds."""
    return _joined("SELECT", _names(columns), "FROM", table, "WHERE", where, "ORDER BY", order)


def alike(
    plain: Iterable[str],
    first: Iterable[str],
    second: Iterable[str],
    table: str,
    where: str,
    order: str,
) -> str:
    """Plain columns, then two groups of columns as one text of JSON each: equal for equals."""
    groups = (f"json_array({_names(group)})" for group in (first, second))
    columns = ", ".join((_names(plain), *groups))
    return _joined("SELECT", columns, "FROM", table, "WHERE", where, "ORDER BY", order)


def insert(table: str, columns: Iterable[str]) -> str:
    """A new row; one parameter a column."""
    named = tuple(columns)
    marks = ", ".join("?" * len(named))
    return _joined("INSERT INTO", table, f"({_names(named)})", "VALUES", f"({marks})")


def update(table: str, columns: Iterable[str], where: str = KEY) -> str:
    """New values for a row; one parameter a column, then those of the condition."""
    changes = ", ".join(f'"{column}" = ?' for column in columns)
    return _joined("UPDATE", table, "SET", changes, "WHERE", where)


def delete(table: str, where: str = KEY) -> str:
    """Remove rows."""
    return _joined("DELETE FROM", table, "WHERE", where)


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _joined(*parts: str) -> str:
    return " ".join(parts)
