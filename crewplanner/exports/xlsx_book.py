"""Workbooks as every paper has them: typed cells only, ready to print, our own properties."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from crewplanner.exports.options import Options, PaperSize
from crewplanner.exports.texts import one_line
from crewplanner.exports.xlsx_cells import Pen
from crewplanner.i18n import _

_PAPER_CODES = {
    PaperSize.LETTER: 1,
    PaperSize.TABLOID: 3,
    PaperSize.A3: 8,
    PaperSize.A4: 9,
}
_TYPED_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_PARTS = re.compile(rb"<(HeadingPairs|TitlesOfParts)>.*?</\1>", re.DOTALL)
_FOOTER_LINE = 66
"""So many letters at the left and in the middle have room beside each other."""
_FOOTER_PART = 100
"""Excel allows 255 characters for the three parts of a footer, its codes counted."""


def workbook(
    title: str,
    feet: tuple[str, str],
    options: Options,
    write: Callable[[Callable[[str], Pen]], None],
    *,
    portrait: bool = False,
    quiet: bool = False,
) -> bytes:
    """A workbook whose sheets `write` makes by name, one after the other.

    A `quiet` one does not list its sheets among its properties: they may be named for people.
    """
    import xlsxwriter  # noqa: PLC0415 - slow to import, not needed at start-up

    out = io.BytesIO()
    book: Any = xlsxwriter.Workbook(out, _TYPED_ONLY)
    created = options.issued_at.astimezone(dt.UTC).replace(tzinfo=None)
    book.set_properties({"title": one_line(title), "created": created})
    write(lambda name: _page(book, name, feet, options, portrait=portrait))
    book.close()
    return _without_parts(out) if quiet else out.getvalue()


def _without_parts(made: io.BytesIO) -> bytes:
    """The same file; what it says of itself does not name its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "docProps/app.xml":
                data = _PARTS.sub(b"", data)
            new.writestr(part, data)
    return out.getvalue()


def footer_text(text: str) -> str:
    """A text for the foot of a page, in which nothing is read as one of Excel's codes."""
    kept = ""
    for char in one_line(text):
        # The writer takes &G and &[ for pictures, even behind a doubled ampersand.
        apart = "\u200b" if kept.endswith("&") and char in "G[" else ""
        more = apart + ("&&" if char == "&" else char)
        if len((kept + more).encode("utf-16-le")) > 2 * _FOOTER_PART:
            break
        kept += more
    return kept


def _page(book: Any, name: str, feet: tuple[str, str], options: Options, *, portrait: bool) -> Pen:
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    if not portrait:
        sheet.set_landscape()
    sheet.set_paper(_PAPER_CODES[options.paper])
    sheet.set_margins(left=0.35, right=0.35, top=0.4, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    left, middle = feet
    page = footer_text(_("Page {page} of {pages}")).format(page="&P", pages="&N")
    # Long texts, and those on a sheet that stands, have no room beside each other.
    apart = "\n" if portrait or len(left) + len(middle) > _FOOTER_LINE else "&C"
    sheet.set_footer(f"&L{footer_text(left)}{apart}{footer_text(middle)}&R{page}")
    return Pen(book, sheet)
