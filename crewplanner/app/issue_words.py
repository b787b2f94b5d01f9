"""What issues are called: their number and color, and what they take the place of."""

from types import MappingProxyType

from crewplanner.app.weeks import iso_week
from crewplanner.app.words import date_text, span_text
from crewplanner.domain.issued import IssuedPaper, RevisionColor, color_of
from crewplanner.i18n import N_, _

_COLORS = MappingProxyType(
    {
        RevisionColor.WHITE: N_("white"),
        RevisionColor.BLUE: N_("blue"),
        RevisionColor.PINK: N_("pink"),
        RevisionColor.YELLOW: N_("yellow"),
        RevisionColor.GREEN: N_("green"),
        RevisionColor.GOLDENROD: N_("goldenrod"),
        RevisionColor.BUFF: N_("buff"),
        RevisionColor.SALMON: N_("salmon"),
        RevisionColor.CHERRY: N_("cherry"),
    }
)


def color_text(number: int) -> str:
    """The color of an issue: "pink", in the second round "double pink"."""
    color, turn = color_of(number)
    name = _(_COLORS[color])
    if turn == 1:
        return name
    if turn == 2:  # noqa: PLR2004 - double
        return _("double {color}").format(color=name)
    if turn == 3:  # noqa: PLR2004 - triple
        return _("triple {color}").format(color=name)
    return _("{color}, round {turn}").format(color=name, turn=turn)


def version_text(number: int) -> str:
    """`v4 yellow`."""
    return _("v{number} {color}").format(number=number, color=color_text(number))


def issue_title(issue: IssuedPaper) -> str:
    """Which paper of which dates: "Week 48, 23–29 Nov 2026", "Call sheet Tue 24 Nov 2026"."""
    if issue.paper == "call-sheet":
        return _("Call sheet {date}").format(date=date_text(issue.span.first))
    number = int(iso_week(issue.span)[-2:])
    return _("Week {number}, {dates}").format(number=number, dates=span_text(issue.span))


def issue_name(issue: IssuedPaper) -> str:
    """The same for the name of a file, which sorts by it: "Week 2026-W48"."""
    if issue.paper == "call-sheet":
        return issue_title(issue)
    return _("Week {week}").format(week=iso_week(issue.span))
