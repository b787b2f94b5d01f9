"""Issues: what the next one would say, what it would change, and what the last ones said."""

import datetime as dt
import json
from collections.abc import Callable, Collection, Mapping, Set
from typing import Any

from crewplanner.app.issue_series import Series, series_of
from crewplanner.app.issue_words import version_text
from crewplanner.app.queries.issued_week import week_model
from crewplanner.app.queries.make_week import WeekQuestion
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId
from crewplanner.domain.issue_changes import Change, affected, changes
from crewplanner.domain.issue_model import IssueModel, SaidCell, SaidPerson, from_json
from crewplanner.domain.issued import WEEK, IssuedPaper
from crewplanner.domain.plan import Plan

_SEQUENCE_FROM = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one issue says, and what it changes.

    `last` is the issue it takes the place of, `changes` what is not as it was there. `sequence` is
    the number that calendars go by, `gone` what earlier issues put into calendars and this does
    not.
    """

    number: int
    model: IssueModel
    last: IssuedPaper | None
    changes: tuple[Change, ...]
    sequence: int
    gone: tuple[tuple[SaidPerson, SaidCell], ...]
    before: tuple[tuple[str, str], ...] = ()
    """What the last issue of a call sheet said, by the names of its texts."""

    @property
    def version(self) -> str:
        """`v4 yellow`."""
        return version_text(self.number)

    @property
    def supersedes(self) -> str:
        """`v3 pink`; empty for the first."""
        return version_text(self.last.number) if self.last else ""

    @property
    def affected(self) -> frozenset[PersonId]:
        """Who has to be told: whom the changes are about; of a first issue all who stand on it."""
        if self.last is not None:
            return affected(self.changes)
        on = (row.person for row in self.model.people if any(cell.on for cell in row.cells))
        return frozenset(on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Said):
    """The next issue before it is one: at which moment, and by whom."""

    series: Series
    at: dt.datetime
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What the plan says otherwise than the last issue."""

    last: IssuedPaper
    changes: tuple[Change, ...]


class IssueModels:
    """What issues said, read once: an issue never changes."""

    def __init__(self, attachment: Callable[[str], bytes]) -> None:
        self._attachment = attachment
        self._known: dict[str, IssueModel] = {}

    def of(self, issue: IssuedPaper) -> IssueModel:
        """What it said. Raises Damaged where the file rotted, ValueError for an unknown format."""
        if issue.model not in self._known:
            self._known[issue.model] = from_json(self._attachment(issue.model))
        return self._known[issue.model]

    def since(self, plan: Plan, question: WeekQuestion) -> Drift | None:
        """How the week differs from its last issue; None where it was never issued."""
        issues = week_series(question).issues(plan)
        if not issues:
            return None
        now = week_model(plan, question)
        return Drift(last=issues[-1], changes=changes(self.of(issues[-1]), now))

    def draft(self, plan: Plan, question: WeekQuestion, at: dt.datetime, who: str) -> Draft:
        """The next issue of the week."""
        return self.next(plan, week_series(question), week_model(plan, question), at, who)

    def next(
        self,
        plan: Plan,
        series: Series,
        model: IssueModel,
        at: dt.datetime,
        who: str,
        *,
        still: Set[str] = frozenset(),
    ) -> Draft:
        """The next issue of a series. `still` are other events that calendars are to keep."""
        earlier = series.issues(plan)
        last = earlier[-1] if earlier else None
        around = (
            one
            for one in plan.issued_of.get(series.production, ())
            if one.span.overlaps(series.span)
        )
        return Draft(
            series=series,
            number=last.number + 1 if last else 1,
            at=at,
            who=who,
            model=model,
            last=last,
            before=self.of(last).said if last else (),
            changes=changes(self.of(last), model) if last else (),
            sequence=max([sequence_at(at), *(sequence_of(one) + 1 for one in around)]),
            gone=self._gone(earlier, {*model.uids, *still}),
        )

    def said(self, plan: Plan, issue: IssuedPaper) -> Said:
        """What an issue said, and what it changed then. Raises as `of` does."""
        earlier = tuple(one for one in series_of(issue).issues(plan) if one.number < issue.number)
        last, model = earlier[-1] if earlier else None, self.of(issue)
        return Said(
            number=issue.number,
            model=model,
            last=last,
            before=self.of(last).said if last else (),
            changes=changes(self.of(last), model) if last else (),
            sequence=sequence_of(issue),
            gone=self._gone(earlier, set(model.uids), chosen(issue).get("gone")),
        )

    def _gone(
        self,
        earlier: tuple[IssuedPaper, ...],
        kept: Set[str],
        dropped: Collection[str] | None = None,
    ) -> tuple[tuple[SaidPerson, SaidCell], ...]:
        told: dict[str, tuple[SaidPerson, SaidCell]] = {}
        for issue in earlier:
            told |= self.of(issue).uids
        gone = set(told) - kept if dropped is None else set(dropped) & set(told)
        return tuple(told[uid] for uid in sorted(gone))


def week_series(question: WeekQuestion) -> Series:
    """The issues of a production's week."""
    return Series(production=question.production, paper=WEEK, span=question.span)


def sequence_at(at: dt.datetime) -> int:
    """The number by which calendars tell which file is newer: minutes since 2020."""
    return max(0, int((at.astimezone(dt.UTC) - _SEQUENCE_FROM).total_seconds()) // 60)


def sequence_of(issue: IssuedPaper) -> int:
    """The number that its calendar files carry."""
    said = chosen(issue).get("sequence")
    return said if isinstance(said, int) else sequence_at(issue.at)


def chosen(issue: IssuedPaper) -> Mapping[str, Any]:
    """The choices it was made with: `readers`, `formats`, `sheet`, `clock`.

    Beside them `sequence` is what calendars go by, `gone` what it took out of them.
    """
    said: Mapping[str, Any] = json.loads(issue.options or "{}")
    return said
