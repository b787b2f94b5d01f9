"""Reviews: what was sent to whom, what came back, and who may do what in the project."""

import datetime as dt
from enum import StrEnum

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import (
    CommentId,
    DepartmentId,
    MemberId,
    PersonId,
    ProductionId,
    ReviewId,
    SignOffId,
)
from crewplanner.domain.values import DateSpan


class MemberRole(StrEnum):
    """What somebody does with the project. A department sees its own people and no rates."""

    PLANNER = "planner"
    REVIEWER = "reviewer"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who works with the project, by the name they work under."""

    id: MemberId
    name: str
    role: MemberRole = MemberRole.PLANNER
    department: DepartmentId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A package that was sent to be looked at. `uuid` is its name for ever, in every copy.

    `rates` says whether money went with it, `model` names the attachment with what was sent.
    """

    id: ReviewId
    production: ProductionId
    uuid: str
    span: DateSpan
    sent_at: dt.datetime
    sent_by: str
    reader: str = ""
    rates: bool = False
    note: str = ""
    model: str = ""
    returned_at: dt.datetime | None = None


class Mark(StrEnum):
    """What a comment asks for."""

    COMMENT = "comment"
    QUESTION = "question"
    CHANGE = "change"
    FINE = "fine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """Words on a cell (person and date), a person, a date or, without both, on the whole.

    `uuid` is its name for ever, so that it comes in once only; `review` that of the package it was
    written in, empty in the project itself. `seen` is what stood there when it was written.
    """

    id: CommentId
    production: ProductionId
    uuid: str
    review: str = ""
    person: PersonId | None = None
    date: dt.date | None = None
    mark: Mark = Mark.COMMENT
    text: str = ""
    who: str
    at: dt.datetime
    seen: str = ""
    answer: str = ""
    done: bool = False


class Verdict(StrEnum):
    """What somebody says of a span of dates as a whole."""

    APPROVED = "approved"
    APPROVED_WITH_CHANGES = "with_changes"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """Somebody's word on the plan of some dates. `seen` is the checksum of what they saw."""

    id: SignOffId
    production: ProductionId
    uuid: str
    review: str = ""
    span: DateSpan
    verdict: Verdict
    who: str
    at: dt.datetime
    note: str = ""
    seen: str = ""
