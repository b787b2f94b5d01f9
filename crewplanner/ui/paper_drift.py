"""One issued paper that the plan has left, in words."""

import datetime as dt

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import UnitId
from crewplanner.domain.issued import CALL_SHEET
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _, ngettext

_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDrift:
    """One issued paper that the plan has left. `sentences` have the dates they are about."""

    paper: str
    unit: UnitId | None
    span: DateSpan
    version: str
    sentences: tuple[tuple[tuple[dt.date, ...], str], ...]

    @property
    def title(self) -> str:
        """`3 changes since v2 blue`."""
        count = len(self.sentences)
        words = ngettext("{count} change since {version}", "{count} changes since {version}", count)
        return words.format(count=count, version=self.version)

    @property
    def about(self) -> str:
        """The title and the first sentences, a line each."""
        return "\n".join((self.title, *_listed([text for _dates, text in self.sentences])))

    @property
    def action(self) -> str:
        """The action of the window that issues it again."""
        return "issue-call-sheet" if self.paper == CALL_SHEET else "issue"

    def on(self, date: dt.date) -> tuple[str, ...]:
        """What changed on a date."""
        return tuple(text for dates, text in self.sentences if date in dates)


def _listed(texts: list[str]) -> list[str]:
    more = len(texts) - _SHOWN
    shown = texts[:_SHOWN] if more > 1 else texts
    if more > 1:
        shown.append(_("and {count} more").format(count=more))
    return shown
