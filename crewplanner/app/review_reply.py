"""The reply to a review: a small file with what somebody said, and how it is read again."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, cast

from crewplanner.app.commands.reviews import LONGEST_COMMENT, MergeReply
from crewplanner.app.errors import Refused
from crewplanner.app.roles import EVERYBODY
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import NEW, CommentId, PersonId, SignOffId
from crewplanner.domain.plan import Plan
from crewplanner.domain.reviews import Comment, Mark, Review, SignOff, Verdict
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _

FORMAT = 1
KIND = "crewplanner-reply"
LARGEST_REPLY = 5_000_000
"""Bytes: thousands of long comments."""

_MOST = 10_000


def reply_bytes(plan: Plan, who: str) -> bytes:
    """The reply to the package that this project is: what `who` said, as a small file.

    Raises Refused where the project is no package or nothing was said yet.
    """
    review = next(iter(plan.reviews.values()), None)
    packed = any(one.name == EVERYBODY for one in plan.members.values())
    if review is None or not packed:
        raise Refused(_("This project was not sent for review. There is nothing to send back."))
    comments = [one for one in plan.comments.values() if one.review == review.uuid]
    signs = [one for one in plan.sign_offs.values() if one.review == review.uuid]
    if not comments and not signs:
        raise Refused(_("Nothing was said yet. Comment on something, or sign it off."))
    found = {
        "format": FORMAT,
        "kind": KIND,
        "review": review.uuid,
        "who": who,
        "comments": [_comment_data(plan, one) for one in comments],
        "sign_offs": [_sign_data(one) for one in signs],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply as it was read: whose it is, to which review, and the command that takes it in.

    `known` are comments and sign-offs that are in the project already.
    """

    who: str
    review: Review
    comments: tuple[Comment, ...]
    sign_offs: tuple[SignOff, ...]
    known: int

    @property
    def command(self) -> MergeReply:
        """Takes in what is new."""
        return MergeReply(
            production=self.review.production,
            review=self.review.uuid,
            comments=self.comments,
            sign_offs=self.sign_offs,
        )


def read_reply(plan: Plan, data: bytes) -> Reply:
    """A reply to one of the project's reviews, believed in nothing. Raises Refused."""
    if len(data) > LARGEST_REPLY:
        raise Refused(_("This file is too large for a reply."))
    try:
        found: Any = json.loads(data.decode("utf-8-sig"))
        _check_kind(found)
        who, review = str(found["who"]), _review(plan, str(found["review"]))
        comments = tuple(_comment(plan, review, one) for one in _some(found, "comments"))
        signs = tuple(_sign(review, one) for one in _some(found, "sign_offs"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(_("This is not a reply to a review, or it is damaged.")) from error
    known = {one.uuid for one in (*plan.comments.values(), *plan.sign_offs.values())}
    new = [one for one in (*comments, *signs) if one.uuid not in known]
    return Reply(
        who=who,
        review=review,
        comments=comments,
        sign_offs=signs,
        known=len(comments) + len(signs) - len(new),
    )


def _check_kind(found: Any) -> None:
    if found["kind"] != KIND:
        raise ValueError(found["kind"])
    if int(found["format"]) > FORMAT:
        raise Refused(_("This reply was made by a newer CrewPlanner. Install that first."))


def _review(plan: Plan, uuid: str) -> Review:
    for review in plan.reviews.values():
        if review.uuid == uuid:
            return review
    raise Refused(_("This is a reply to a review that was not sent from this project."))


def _some(found: Any, name: str) -> list[Any]:
    rows = found[name]
    if not isinstance(rows, list) or len(cast("list[Any]", rows)) > _MOST:
        raise TypeError(name)
    return cast("list[Any]", rows)


def _comment_data(plan: Plan, one: Comment) -> dict[str, Any]:
    person = plan.people.get(one.person) if one.person is not None else None
    return {
        "uuid": one.uuid,
        "person": one.person,
        "name": person.name if person else "",
        "date": one.date.isoformat() if one.date else None,
        "mark": one.mark.value,
        "text": one.text,
        "who": one.who,
        "at": one.at.isoformat(),
        "seen": one.seen,
    }


def _sign_data(one: SignOff) -> dict[str, Any]:
    return {
        "uuid": one.uuid,
        "from": one.span.first.isoformat(),
        "to": one.span.last.isoformat(),
        "verdict": one.verdict.value,
        "note": one.note,
        "who": one.who,
        "at": one.at.isoformat(),
        "seen": one.seen,
    }


def _comment(plan: Plan, review: Review, row: Mapping[str, Any]) -> Comment:
    person = None if row["person"] is None else PersonId(int(row["person"]))
    text, known = _text(row["text"]), plan.people.get(person) if person is not None else None
    name = _text(row["name"])
    if person is not None and known is None and name:
        text = f"{name}: {text}"
        person = None
    return Comment(
        id=CommentId(NEW),
        production=review.production,
        uuid=_uuid(row["uuid"]),
        review=review.uuid,
        person=person,
        date=None if row["date"] is None else dt.date.fromisoformat(row["date"]),
        mark=Mark(row["mark"]),
        text=text,
        who=_text(row["who"]),
        at=_moment(row["at"]),
        seen=_text(row["seen"]),
    )


def _sign(review: Review, row: Mapping[str, Any]) -> SignOff:
    first, last = (dt.date.fromisoformat(row[name]) for name in ("from", "to"))
    return SignOff(
        id=SignOffId(NEW),
        production=review.production,
        uuid=_uuid(row["uuid"]),
        review=review.uuid,
        span=DateSpan(first=first, last=last),
        verdict=Verdict(row["verdict"]),
        who=_text(row["who"]),
        at=_moment(row["at"]),
        note=_text(row["note"]),
        seen=_text(row["seen"]),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_COMMENT:
        raise TypeError("text")
    return value


def _uuid(value: Any) -> str:
    from uuid import UUID  # noqa: PLC0415 - loads much that a window can do without

    return str(UUID(value))


def _moment(value: Any) -> dt.datetime:
    moment = dt.datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment
