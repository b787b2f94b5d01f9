"""Any file or pasted text to tables."""

from crewplanner.app.errors import Refused
from crewplanner.app.importing import delimited, workbooks
from crewplanner.app.importing.decoding import decoded
from crewplanner.app.importing.tables import MAX_BYTES, Table
from crewplanner.app.jobs import Cancelled
from crewplanner.i18n import _


def read_tables(data: bytes, cancelled: Cancelled, *, encoding: str = "") -> tuple[Table, ...]:
    """The tables of a file: the sheets of a workbook, or the one table of a text.

    The content decides what it is, never the name. Raises Refused, with a sentence that says what
    to do, for an empty file, one too large and one that is no table; Stopped when cancelled.
    """
    if len(data) > MAX_BYTES:
        raise Refused(
            _("The file is larger than {limit} MB. Copy the rows you need into a new file.").format(
                limit=MAX_BYTES // 1024 // 1024
            )
        )
    if workbooks.is_workbook(data):
        found = workbooks.tables_of(data, cancelled)
    else:
        found = (delimited.table_of(decoded(data, encoding), cancelled),)
    if not any(table.rows for table in found):
        raise Refused(_("There is nothing in the file."))
    return found
