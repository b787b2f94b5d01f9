"""Any paper made of parts as PDF, and its pages as pictures: the same for screen and print."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from crewplanner.exports.paper import Paper
from crewplanner.exports.paper_layout import Data, paper_layout
from crewplanner.exports.typesetting import pictured, typeset, unreadable

_TEMPLATE = "paper.typ"
_Made = TypeVar("_Made")


def paper_pdf(paper: Paper) -> bytes:
    """The paper as tagged PDF (PDF/A-2a, PDF/UA-1). May run on any thread."""
    return _set(paper, _printed(paper))


def paper_pages(paper: Paper, dots_per_inch: float) -> tuple[bytes, ...]:
    """Its pages as PNG, in order. May run on any thread."""

    def pages(data: Data) -> tuple[bytes, ...]:
        return pictured(_TEMPLATE, data, dots_per_inch)

    return _set(paper, pages)


def _printed(paper: Paper) -> Callable[[Data], bytes]:
    def printed(data: Data) -> bytes:
        return typeset(_TEMPLATE, data, paper.issued_at)

    return printed


def _set(paper: Paper, make: Callable[[Data], _Made]) -> _Made:
    """What is made of the paper; without its logo if that is a picture nothing can draw."""
    try:
        return make(paper_layout(paper))
    except unreadable():
        if paper.options.logo is None:
            raise
    plain = replace(paper, options=replace(paper.options, logo=None))
    return make(paper_layout(plain))
