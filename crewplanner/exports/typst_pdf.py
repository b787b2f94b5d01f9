"""The week and the hot cost as PDF and as pictures of its pages."""

from crewplanner.app.queries.hot_cost import HotCostView
from crewplanner.app.queries.week import WeekView
from crewplanner.exports.hot_cost import hot_cost_paper
from crewplanner.exports.hot_cost_layout import hot_cost_layout
from crewplanner.exports.options import Options
from crewplanner.exports.typesetting import pictured, typeset
from crewplanner.exports.week import week_paper
from crewplanner.exports.week_layout import week_layout


def week_pdf(view: WeekView, options: Options) -> bytes:
    """The week on paper. Raises Refused as `week_paper` does."""
    paper = week_paper(view, options)
    return typeset("week.typ", week_layout(paper, options.paper), options.issued_at)


def week_pages(view: WeekView, options: Options, dots_per_inch: float) -> tuple[bytes, ...]:
    """The same pages as pictures (PNG), in order. Raises Refused as `week_paper` does."""
    paper = week_paper(view, options)
    return pictured("week.typ", week_layout(paper, options.paper), dots_per_inch)


def hot_cost_pdf(view: HotCostView, options: Options) -> bytes:
    """The hot cost on paper. Raises Refused as `hot_cost_paper` does."""
    paper = hot_cost_paper(view, options)
    return typeset("hot_cost.typ", hot_cost_layout(paper, options.paper), options.issued_at)


def hot_cost_pages(view: HotCostView, options: Options, dots_per_inch: float) -> tuple[bytes, ...]:
    """The same pages as pictures (PNG), in order. Raises Refused as `hot_cost_paper` does."""
    paper = hot_cost_paper(view, options)
    return pictured("hot_cost.typ", hot_cost_layout(paper, options.paper), dots_per_inch)
