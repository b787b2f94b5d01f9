"""The call sheet as PDF, front and back, and its pages as pictures."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.exports.call_sheet import call_sheet_paper
from crewplanner.exports.call_sheet_layout import Data, call_sheet_layout
from crewplanner.exports.call_sheet_parts import call_sheet_parts
from crewplanner.exports.options import Options
from crewplanner.exports.paper import Paper
from crewplanner.exports.paper_pdf import paper_pages, paper_pdf
from crewplanner.exports.typesetting import pictured, typeset, unreadable

_TEMPLATE = "call_sheet.typ"
_Made = TypeVar("_Made")


def call_sheet_pdf(
    view: CallSheetView, options: Options, before: Mapping[str, str] | None = None
) -> bytes:
    """The sheet as tagged PDF; in large type in as many pages as it takes.

    Raises Refused as `call_sheet_paper` does; `before` as there.
    """
    if options.large:
        return paper_pdf(_large(view, options, before))

    def printed(data: Data) -> bytes:
        return typeset(_TEMPLATE, data, options.issued_at)

    return _set(view, options, before, printed)


def call_sheet_pages(
    view: CallSheetView,
    options: Options,
    dots_per_inch: float,
    before: Mapping[str, str] | None = None,
) -> tuple[bytes, ...]:
    """The same pages as PNG, in order. Raises Refused as `call_sheet_paper` does."""
    if options.large:
        return paper_pages(_large(view, options, before), dots_per_inch)

    def pages(data: Data) -> tuple[bytes, ...]:
        return pictured(_TEMPLATE, data, dots_per_inch)

    return _set(view, options, before, pages)


def _large(view: CallSheetView, options: Options, before: Mapping[str, str] | None) -> Paper:
    return call_sheet_parts(call_sheet_paper(view, options, before))


def _set(
    view: CallSheetView,
    options: Options,
    before: Mapping[str, str] | None,
    make: Callable[[Data], _Made],
) -> _Made:
    """What is made of it; without its logo if that is a picture nothing can draw."""
    try:
        return make(call_sheet_layout(call_sheet_paper(view, options, before)))
    except unreadable():
        if options.logo is None:
            raise
    plain = replace(options, logo=None)
    return make(call_sheet_layout(call_sheet_paper(view, plain, before)))
