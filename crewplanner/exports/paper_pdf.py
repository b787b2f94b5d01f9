"""Any paper made of parts as PDF, and its pages as pictures: the same for screen and print."""

from dataclasses import replace

from crewplanner.exports.options import Options
from crewplanner.exports.paper import Paper
from crewplanner.exports.paper_dress import with_its_logo
from crewplanner.exports.paper_layout import paper_layout
from crewplanner.exports.typesetting import pictured, typeset

_TEMPLATE = "paper.typ"


def paper_pdf(paper: Paper) -> bytes:
    """The paper as tagged PDF (PDF/A-2a, PDF/UA-1). May run on any thread."""

    def printed(options: Options) -> bytes:
        return typeset(_TEMPLATE, paper_layout(replace(paper, options=options)), paper.issued_at)

    return with_its_logo(paper.options, printed)


def paper_pages(paper: Paper, dots_per_inch: float) -> tuple[bytes, ...]:
    """Its pages as PNG, in order. May run on any thread."""

    def drawn(options: Options) -> tuple[bytes, ...]:
        return pictured(_TEMPLATE, paper_layout(replace(paper, options=options)), dots_per_inch)

    return with_its_logo(paper.options, drawn)
