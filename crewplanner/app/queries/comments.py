"""What was said of a plan: each comment with its place, what stood there and what stands there."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum

from crewplanner.app.review_reply import Reply
from crewplanner.app.review_words import moment_words, review_word, seen_words
from crewplanner.app.reviewing import Placing, placing, seen_text
from crewplanner.app.words import date_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.domain.reviews import Comment, SignOff
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _

Place = tuple[PersonId | None, dt.date | None]
"""What a comment is about: a cell, a person, a date, or with neither the whole."""


class CommentState(StrEnum):
    """How far a comment has come."""

    NEW = "new"
    ANSWERED = "answered"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRow:
    """One comment in words. `then` and `now` are what stood and stands there."""

    comment: Comment
    state: CommentState
    placing: Placing
    place: str
    then: str
    now: str

    @property
    def since(self) -> str:
        """What became of its place since: nothing where it is as it was."""
        if self.placing is Placing.PLACED:
            return ""
        return _("{placing}: then {then}, now {now}").format(
            placing=review_word(self.placing), then=self.then, now=self.now
        )


def comment_rows(plan: Plan, production: ProductionId) -> tuple[CommentRow, ...]:
    """The comments of a production: the whole first, then by date, person and time."""
    rows = [_row(plan, one) for one in plan.comments_of.get(production, ())]
    return tuple(sorted(rows, key=_order))


def reply_rows(plan: Plan, reply: Reply) -> tuple[CommentRow, ...]:
    """The comments of a reply, as they would stand in the plan."""
    return tuple(sorted((_row(plan, one) for one in reply.comments), key=_order))


def state_of(comment: Comment) -> CommentState:
    """How far it has come."""
    if comment.done:
        return CommentState.DONE
    return CommentState.ANSWERED if comment.answer else CommentState.NEW


def place_text(plan: Plan, person: PersonId | None, date: dt.date | None) -> str:
    """What a comment is about: `Ana Foss, Tue 3 Mar`, `Tue 3 Mar`, `The whole plan`."""
    known = plan.people.get(person) if person is not None else None
    parts = (known.name if known else "", date_text(date, year=False) if date else "")
    return ", ".join(filter(None, parts)) or _("The whole plan")


def open_places(plan: Plan, production: ProductionId) -> Mapping[Place, tuple[Comment, ...]]:
    """The comments that are not done, by what they are about."""
    found: dict[Place, list[Comment]] = {}
    for one in plan.comments_of.get(production, ()):
        if not one.done:
            found.setdefault((one.person, one.date), []).append(one)
    return {place: tuple(said) for place, said in found.items()}


def said_text(comments: Iterable[Comment]) -> str:
    """Comments as lines: `Mira, Mon 23 Nov 18:40: Too long a day?`, with their answers."""
    lines: list[str] = []
    for one in comments:
        text = one.text or review_word(one.mark)
        lines.append(f"{one.who}, {moment_words(one.at)}: {text}")
        if one.answer:
            lines.append(_("Answer: {text}").format(text=one.answer))
    return "\n".join(lines)


def sign_offs_of(
    plan: Plan, production: ProductionId, span: DateSpan | None = None
) -> tuple[SignOff, ...]:
    """The sign-offs that have to do with some dates (None: with any), the newest first."""
    found = [
        one
        for one in plan.sign_offs.values()
        if one.production == production
        and (span is None or (one.span.first <= span.last and span.first <= one.span.last))
    ]
    return tuple(sorted(found, key=_when, reverse=True))


def _row(plan: Plan, comment: Comment) -> CommentRow:
    production = plan.productions[comment.production]
    now = seen_text(plan, comment.production, comment.person, comment.date)
    return CommentRow(
        comment=comment,
        state=state_of(comment),
        placing=placing(plan, comment),
        place=place_text(plan, comment.person, comment.date),
        then=seen_words(comment.seen, production.words),
        now=seen_words(now, production.words),
    )


def _order(row: CommentRow) -> tuple[bool, dt.date, str, dt.datetime]:
    one = row.comment
    return one.date is not None, one.date or dt.date.min, row.place, one.at


def _when(sign: SignOff) -> dt.datetime:
    return sign.at
