"""A small table of a file: a row of known column names, then lines of text."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from crewplanner.app.errors import Refused
from crewplanner.i18n import _

_MOST_BYTES = 1_000_000
_SEPARATORS = ("\t", ";", ",")


def read_lines(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The lines by column, what is empty left out. Raises Refused, with the file's name.

    UTF-8, with tabs, semicolons or commas between; the first row names the columns.
    """
    try:
        data = path.read_bytes()
        text = data[: _MOST_BYTES + 1].decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(
            _("“{file}” cannot be read as text (UTF-8).").format(file=path.name)
        ) from error
    if len(data) > _MOST_BYTES:
        raise Refused(_("“{file}” is too large for a call sheet.").format(file=path.name))
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    rows = [
        [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)
    ]
    rows = [row for row in rows if any(row)]
    names = [name.casefold() for name in rows[0]] if rows else []
    unknown = [name for name in names if name not in columns]
    if not names or unknown or len(set(names)) != len(names):
        raise Refused(
            _("The first row of “{file}” names columns: {names}.").format(
                file=path.name, names=", ".join(columns)
            )
        )
    return [
        {name: cell for name, cell in zip(names, row, strict=False) if cell} for row in rows[1:]
    ]
