"""The week and the hot cost as PDF and as pictures of its pages."""

from typing import Any

from crewplanner.app.queries.hot_cost import HotCostView
from crewplanner.app.queries.week import WeekView
from crewplanner.exports.hot_cost import hot_cost_paper
from crewplanner.exports.hot_cost_layout import hot_cost_layout
from crewplanner.exports.hot_cost_parts import hot_cost_parts
from crewplanner.exports.options import Options
from crewplanner.exports.paper_dress import dress, with_its_logo
from crewplanner.exports.paper_pdf import paper_pages, paper_pdf
from crewplanner.exports.typesetting import asked, pictured, typeset
from crewplanner.exports.week import week_paper
from crewplanner.exports.week_layout import week_layout
from crewplanner.exports.week_paper import WeekPaper
from crewplanner.exports.week_parts import week_parts

_SOME = range(24, 150)
"""So many people: fewer have room on one page with what stands below, more take many anyhow."""


def week_pdf(view: WeekView, options: Options) -> bytes:
    """The week on paper. Raises Refused as `week_paper` does."""
    if options.large:
        return paper_pdf(week_parts(view, options))
    paper = week_paper(view, options)

    def printed(chosen: Options) -> bytes:
        return typeset("week.typ", _week_data(paper, chosen), chosen.issued_at)

    return with_its_logo(options, printed)


def week_pages(view: WeekView, options: Options, dots_per_inch: float) -> tuple[bytes, ...]:
    """The same pages as pictures (PNG), in order. Raises Refused as `week_paper` does."""
    if options.large:
        return paper_pages(week_parts(view, options), dots_per_inch)
    paper = week_paper(view, options)

    def drawn(chosen: Options) -> tuple[bytes, ...]:
        return pictured("week.typ", _week_data(paper, chosen), dots_per_inch)

    return with_its_logo(options, drawn)


def _week_data(paper: WeekPaper, options: Options) -> dict[str, Any]:
    """What the page is made of: set closer where that saves a page with a few lists alone."""
    data = week_layout(paper, options.paper) | dress(options)
    if not paper.sections or len(paper.rows) not in _SOME:
        return data
    grid, last = asked("week.typ", data, "ends")
    if grid == last:
        return data
    close = week_layout(paper, options.paper, close=True) | dress(options)
    return close if asked("week.typ", close, "ends")[1] < last else data


def hot_cost_pdf(view: HotCostView, options: Options) -> bytes:
    """The hot cost on paper. Raises Refused as `hot_cost_paper` does."""
    if options.large:
        return paper_pdf(hot_cost_parts(view, options))
    paper = hot_cost_paper(view, options)

    def printed(chosen: Options) -> bytes:
        data = hot_cost_layout(paper, chosen.paper) | dress(chosen)
        return typeset("hot_cost.typ", data, chosen.issued_at)

    return with_its_logo(options, printed)


def hot_cost_pages(view: HotCostView, options: Options, dots_per_inch: float) -> tuple[bytes, ...]:
    """The same pages as pictures (PNG), in order. Raises Refused as `hot_cost_paper` does."""
    if options.large:
        return paper_pages(hot_cost_parts(view, options), dots_per_inch)
    paper = hot_cost_paper(view, options)

    def drawn(chosen: Options) -> tuple[bytes, ...]:
        data = hot_cost_layout(paper, chosen.paper) | dress(chosen)
        return pictured("hot_cost.typ", data, dots_per_inch)

    return with_its_logo(options, drawn)
