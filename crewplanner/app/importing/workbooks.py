"""XLSX and ODS to tables, through calamine.

XLS is refused: a file of some kilobytes can make its reader ask for gigabytes, which ends the
program, and its format gives no cheap way to know that before.
"""

import datetime as dt
import io

import python_calamine as calamine

from crewplanner.app.errors import Refused
from crewplanner.app.importing.tables import (
    Table,
    TableKind,
    check_cells,
    check_rows,
    check_width,
    trimmed,
)
from crewplanner.app.importing.workbook_guard import plain_container
from crewplanner.app.importing.workbook_scan import damaged
from crewplanner.app.jobs import Cancelled, Stopped
from crewplanner.i18n import _

ZIP_MAGIC = b"PK\x03\x04"
XLS_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PANIC = "PanicException"
_WHOLE = 1e15
"""Numbers below this are whole or not without doubt."""
_MIDNIGHT = dt.time()

_Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def is_workbook(data: bytes) -> bool:
    """Whether the bytes begin like a workbook."""
    return data.startswith((ZIP_MAGIC, XLS_MAGIC))


def tables_of(data: bytes, cancelled: Cancelled) -> tuple[Table, ...]:
    """The sheets that show, in order. Raises Refused for what cannot or should not be opened."""
    if data.startswith(XLS_MAGIC):
        raise Refused(
            _(
                "This is an old or protected Excel file. Open it in a spreadsheet program and save "
                "it as XLSX, without a password."
            )
        )
    try:
        return _read(plain_container(data), cancelled)
    except (calamine.CalamineError, ValueError, OSError) as error:
        raise Refused(damaged()) from error
    except BaseException as error:
        # A fault inside the reader arrives as a type that its module does not name.
        if type(error).__name__ == _PANIC:
            raise Refused(damaged()) from error
        raise


def _read(content: bytes, cancelled: Cancelled) -> tuple[Table, ...]:
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        shown = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
            and sheet.visible == calamine.SheetVisibleEnum.Visible
        ]
        return tuple(
            _table(workbook.get_sheet_by_name(name), cancelled)
            for name in shown or workbook.sheet_names
        )


def _table(sheet: calamine.CalamineSheet, cancelled: Cancelled) -> Table:
    rows: list[tuple[str, ...]] = []
    start = sheet.start
    if start is None:
        return Table(rows=(), kind=TableKind.WORKBOOK, sheet=sheet.name)
    check_rows(start[0] + sheet.height)
    check_width(start[0] + 1, start[1] + sheet.width)
    check_cells(sheet.height * sheet.width)
    before = ("",) * start[1]
    for values in sheet.iter_rows():
        if len(rows) % 1024 == 0 and cancelled():
            raise Stopped
        rows.append((*before, *(_text(value) for value in values)))
    return Table(rows=trimmed(tuple(rows)), kind=TableKind.WORKBOOK, sheet=sheet.name)


def _text(value: _Value) -> str:
    """What a person reads in the cell; dates and times in ISO form, durations as 26:30."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < _WHOLE:
            return str(int(value))
        case dt.datetime():
            time = value.time().replace(microsecond=0)
            return f"{value.date()}" if time == _MIDNIGHT else f"{value.date()} {time}"
        case dt.timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60:02}:{minutes % 60:02}"
        case _:
            return str(value)
