"""Tables on the clipboard: as tab-separated text for spreadsheets, as HTML for mail."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from crewplanner.app.tab_text import as_html, as_tsv


def table_data(rows: Sequence[Sequence[str]]) -> QMimeData:
    """What Excel, Calc and mail programs understand of these rows."""
    data = QMimeData()
    data.setText(as_tsv(rows))
    data.setHtml(as_html(rows))
    return data
