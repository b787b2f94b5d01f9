"""Reviews in words: marks, verdicts, what stood somewhere, who signed, what a reader can do."""

import datetime as dt
import re
from enum import StrEnum
from types import MappingProxyType

from crewplanner.app.reviewing import Placing, holds
from crewplanner.app.roles import EVERYBODY, member_of
from crewplanner.app.words import date_text, status_text, word
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayStatus, DayType
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.reviews import Mark, MemberRole, Review, SignOff, Verdict
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _

_WORDS: MappingProxyType[StrEnum, str] = MappingProxyType(
    {
        Mark.COMMENT: N_("Comment"),
        Mark.QUESTION: N_("Question"),
        Mark.CHANGE: N_("Please change"),
        Mark.FINE: N_("Fine"),
        Verdict.APPROVED: N_("Approved"),
        Verdict.APPROVED_WITH_CHANGES: N_("Approved with changes"),
        Verdict.REFUSED: N_("Refused"),
        Placing.PLACED: N_("As it was"),
        Placing.MOVED: N_("Moved since"),
        Placing.GONE: N_("Gone"),
        MemberRole.PLANNER: N_("Planner"),
        MemberRole.REVIEWER: N_("Reviewer"),
        MemberRole.DEPARTMENT: N_("Department"),
    }
)
_STATUS = re.compile(r"([a-z_]+):(\d+)", re.ASCII)
_DATES = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", re.ASCII)


def review_word(code: Mark | Verdict | Placing | MemberRole) -> str:
    """The word for a mark, a verdict, a placing or a role."""
    return _(_WORDS[code])


def span_words(span: DateSpan) -> str:
    """`Mon 23 Nov to Sun 29 Nov 2026`."""
    if span.first == span.last:
        return date_text(span.first)
    first = date_text(span.first, year=span.first.year != span.last.year)
    return _("{first} to {last}").format(first=first, last=date_text(span.last))


def seen_words(seen: str, film: FilmWords = FilmWords.US) -> str:
    """What `seen_text` says, in words; "nothing" where nothing stood."""
    if seen in {"", "-"}:
        return _("nothing")
    parts = [" ".join(_token(one, film) for one in part.split()) for part in seen.split(" / ")]
    return "; ".join(parts)


def moment_words(at: dt.datetime) -> str:
    """`Mon 23 Nov 18:40`, in the local time."""
    local = at.astimezone()
    return f"{date_text(local.date(), year=False)} {local:%H:%M}"


def signed_text(plan: Plan, sign: SignOff) -> str:
    """`Approved by Mira, Mon 23 Nov 18:40; changed since`."""
    said = _("{verdict} by {who}, {moment}").format(
        verdict=review_word(sign.verdict), who=sign.who, moment=moment_words(sign.at)
    )
    return said if holds(plan, sign) else _("{said}; changed since").format(said=said)


def signed_in_full(plan: Plan, sign: SignOff) -> str:
    """`Approved by Mira, Mon 23 Nov 18:40. “One later call.”`, with the note if there is one."""
    said = _("{sentence}.").format(sentence=signed_text(plan, sign))
    return f"{said} " + _("“{words}”").format(words=sign.note) if sign.note else said


def signed_briefly(plan: Plan, sign: SignOff) -> str:
    """`Approved by Mira; changed since`."""
    said = _("{verdict} by {who}").format(verdict=review_word(sign.verdict), who=sign.who)
    return said if holds(plan, sign) else _("{said}; changed since").format(said=said)


def verdict_briefly(plan: Plan, sign: SignOff) -> str:
    """`Approved; changed since`: where there is no room for who said so."""
    said = review_word(sign.verdict)
    return said if holds(plan, sign) else _("{said}; changed since").format(said=said)


def verdict_in_a_word(plan: Plan, sign: SignOff) -> str:
    """`Changed`, `With changes`, `Refused`; nothing where it is approved and still holds."""
    if not holds(plan, sign):
        return _("Changed")
    if sign.verdict is Verdict.APPROVED_WITH_CHANGES:
        return _("With changes")
    return "" if sign.verdict is Verdict.APPROVED else review_word(sign.verdict)


def package_of(plan: Plan) -> Review | None:
    """The review that this project is the package of; None where it is no package."""
    packed = any(one.name == EVERYBODY for one in plan.members.values())
    return next(iter(plan.reviews.values()), None) if packed else None


def reader_text(plan: Plan, user: str) -> str | None:
    """What somebody who does not plan can do here, in plain words; None for whoever plans."""
    member = member_of(plan, user)
    if member is None or member.role is MemberRole.PLANNER:
        return None
    review = package_of(plan)
    if review is not None:
        production = plan.productions.get(review.production)
        said = _("You review “{title}”, {dates}.").format(
            title=production.title if production else "", dates=span_words(review.span)
        )
        note = _("“{note}” ").format(note=review.note) if review.note else ""
        how = _("Comment on it, sign it off when you are done, then send it back.")
        return f"{said} {note}{how}"
    if member.role is MemberRole.DEPARTMENT:
        return _("You see your department in this plan: comment on it. Nothing else changes.")
    return _("You review this plan: comment on it and sign it off. Nothing else changes.")


def _token(text: str, film: FilmWords) -> str:
    status = _STATUS.fullmatch(text)
    if status and status[1] in set(BookingStatus):
        return status_text(BookingStatus(status[1]), int(status[2]), film)
    dates = _DATES.fullmatch(text)
    if dates:
        first, last = (dt.date.fromisoformat(one) for one in dates.groups())
        return span_words(DateSpan(first=first, last=last))
    if text in set(DayType):
        return word(DayType(text), film)
    return "" if text == DayStatus.PLANNED.value else text
