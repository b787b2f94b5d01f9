"""Papers: views in, bytes out. The same view and options give the same bytes, whoever asks."""

from typing import Any

from crewplanner.app.errors import Refused
from crewplanner.app.files import safe_name
from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.app.queries.hot_cost import HotCostView
from crewplanner.app.queries.ledger import LedgerView
from crewplanner.app.queries.week import WeekView
from crewplanner.exports.formats import FORMATS, Format, draw_of, format_of, formats_of
from crewplanner.exports.kinds import KINDS, PARTS, Dated, PaperKind, kind_of
from crewplanner.exports.options import (
    Audience,
    ClockFace,
    Logo,
    LogoKind,
    Options,
    PaperSize,
    Revision,
)
from crewplanner.exports.paper_readers import person_mark
from crewplanner.i18n import _

__all__ = [
    "FORMATS",
    "KINDS",
    "Audience",
    "ClockFace",
    "Dated",
    "Format",
    "Logo",
    "LogoKind",
    "Options",
    "PaperKind",
    "PaperSize",
    "Revision",
    "file_name",
    "formats_of",
    "kind_of",
    "render",
    "render_pages",
]

_TITLE_LETTERS = 60
_PART_LETTERS = 30


def render(view: Any, options: Options, format_id: str, *, paper: str = "week") -> bytes:
    """The bytes of a paper. Runs on any thread.

    Raises Refused when the view has nothing of what the options choose or the paper is not for this
    reader, KeyError for a format that the paper does not have.
    """
    _check_reader(paper, options)
    return format_of(paper, format_id).write(view, options)


def render_pages(
    view: Any, options: Options, *, paper: str = "week", dots_per_inch: float = 144.0
) -> tuple[bytes, ...]:
    """The pages of a paper as PNG, to look at before printing; the same pages as its PDF.

    Runs on any thread. Raises Refused as `render` does, KeyError for a paper without pages.
    """
    _check_reader(paper, options)
    return draw_of(paper)(view, options, dots_per_inch)


def _check_reader(paper: str, options: Options) -> None:
    """Payroll and the public get few papers. Raises Refused for another one."""
    few = {Audience.PAYROLL, Audience.PUBLIC}
    kind, reader = kind_of(paper), options.audience
    if reader in few - set(kind.readers):
        said = _(
            "The paper “{paper}” is not made for this reader ({reader}). For them there are: "
            "{papers}."
        )
        others = ", ".join(_(one.title) for one in KINDS if reader in one.readers)
        raise Refused(said.format(paper=_(kind.title), reader=reader.value, papers=others))


def file_name(view: Any, options: Options, format_id: str, *, paper: str = "week") -> str:
    """A name for the file that every system takes: `Harbor Lights 2026-W48 crew v4 pink.pdf`."""
    parts = (
        view.title[:_TITLE_LETTERS],
        *_named(view, options, paper),
        options.version[:_PART_LETTERS],
    )
    text = " ".join(filter(None, parts))
    return safe_name(text + format_of(paper, format_id).suffix)


def _named(view: Any, options: Options, paper: str) -> tuple[str, ...]:
    """What the name of the file says beside the title: which dates, and what or for whom."""
    if paper in PARTS:
        return tuple(part[:_PART_LETTERS] for part in PARTS[paper](view, options).file_parts)
    if isinstance(view, HotCostView):
        return (view.date.isoformat(), _("hot cost"))
    if isinstance(view, CallSheetView):
        unit = view.unit_name[:_PART_LETTERS] if view.units > 1 else ""
        whom = [person_mark(p.person, p.name) for p in view.people if p.person == options.person]
        return (view.date.isoformat(), unit, _("call sheet"), *whom)
    if isinstance(view, LedgerView):
        dates = f"{view.span.first.isoformat()}_{view.span.last.isoformat()}"
        return (dates, _("irregular hours"))
    return (view.iso_week, _readers(view, options)[:_PART_LETTERS])


def _readers(view: WeekView, options: Options) -> str:
    """For whom: one person, one department or an audience."""
    for department in view.departments:
        for row in department.people:
            if row.person == options.person:
                return person_mark(row.person, row.name)
    return options.department or options.audience.value
