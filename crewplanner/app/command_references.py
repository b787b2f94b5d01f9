"""Which record is meant by a number, a name, a person's name or a date in a command's text."""

import re
from typing import TYPE_CHECKING, Any

from crewplanner.app.errors import Refused
from crewplanner.app.names import (
    department_meant,
    person_named,
    place_named,
    production_named,
    record_named,
    role_named,
    unit_named,
)
from crewplanner.domain.ids import NEW, ProductionId, UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER = re.compile(r"#?(\d+)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LISTED = 6


def record_meant(plan: Plan, table: str, text: str | int, production: ProductionId | None) -> Any:
    """The record of the table. What has the same name in another production is not meant.

    Raises Refused with a sentence where there is none, or more than one.
    """
    records: Mapping[int, Any] = getattr(plan, table)
    number = _NUMBER.fullmatch(str(text).strip())
    if number:
        if int(number[1]) not in records:
            raise Refused(
                _("There is no {number} among the {table}.").format(
                    number=f"#{number[1]}", table=_words(table)
                )
            )
        return records[int(number[1])]
    return _named(plan, table, str(text), production)


def _named(plan: Plan, table: str, text: str, production: ProductionId | None) -> Any:
    by_name = _by_own_name(plan, table, text, production)
    if by_name is not None:
        return by_name
    records = _within(plan, table, production)
    if _DATE.fullmatch(text.strip()):
        return _only(plan, [one for one in records if _date_of(one) == text.strip()], table, text)
    if records and hasattr(records[0], "name"):
        return record_named([(one, one.name) for one in records], text)
    if records and hasattr(records[0], "person"):
        person = person_named(plan, text).id
        return _only(plan, [one for one in records if one.person == person], table, text)
    raise Refused(
        _("“{text}” is not the number of one of the {table}.").format(
            text=text, table=_words(table)
        )
    )


def _by_own_name(plan: Plan, table: str, text: str, production: ProductionId | None) -> Any:
    """The record of a table whose names are looked up everywhere alike; None of another table."""
    known = plan.productions.get(production) if production is not None else None
    words = known.words if known else FilmWords.US
    match table:
        case "people":
            return person_named(plan, text)
        case "productions":
            return production_named(plan, text)
        case "roles":
            return role_named(plan, text, words)
        case "departments":
            return department_meant(plan, text, words)
        case "units" if production is not None:
            return unit_named(plan, production, text)
        case "places" if production is not None:
            return place_named(plan, production, text)
        case _:
            return None


def _words(table: str) -> str:
    return table.replace("_", " ")


def _within(plan: Plan, table: str, production: ProductionId | None) -> list[Any]:
    """The records of the production; all where none is known or they belong to none."""
    records: list[Any] = list(getattr(plan, table).values())
    if production is None or not records or not hasattr(records[0], "production"):
        return records
    return [one for one in records if one.production == production]


def _only(plan: Plan, found: list[Any], table: str, text: str) -> Any:
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refused(
            _("There is none of the {table} for “{text}”.").format(table=_words(table), text=text)
        )
    listed = ", ".join(_told(plan, one) for one in found[:_LISTED])
    raise Refused(
        _("“{text}” may be {found} of the {table}. Write the number.").format(
            text=text, found=listed + (", …" if len(found) > _LISTED else ""), table=_words(table)
        )
    )


def _told(plan: Plan, record: Any) -> str:
    """The number of a record, with its date and unit in brackets."""
    span = getattr(record, "span", None)
    unit = plan.units.get(getattr(record, "unit", None) or UnitId(NEW))
    known = [str(span.first) if span else _date_of(record), unit.name if unit else ""]
    said = ", ".join(one for one in known if one)
    return f"#{record.id} ({said})" if said else f"#{record.id}"


def _date_of(record: Any) -> str:
    return str(getattr(record, "date", ""))
