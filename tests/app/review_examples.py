"""An example of every command about reviews."""

from uuid import UUID

from crewplanner.app.commands.reviews import (
    AddComment,
    AnswerComment,
    EditComment,
    MergeReply,
    NoteSent,
    RemoveComment,
    RemoveMember,
    SaveMember,
    Sign,
)
from crewplanner.domain.ids import NEW
from crewplanner.domain.reviews import Comment, Mark, Member, MemberRole, Review, Verdict
from tests.app.conftest import NOON, day, span


def uuid_of(number):
    return str(UUID(int=number))


def review(s, **own):
    given = {
        "id": NEW,
        "production": s.first.id,
        "uuid": uuid_of(7),
        "span": span(0, 6),
        "sent_at": NOON,
        "sent_by": "",
        "reader": "Mira",
    }
    return Review(**given | own)


REVIEW_EXAMPLES = {
    AddComment: lambda s: AddComment(
        production=s.first.id, uuid=uuid_of(1), person=s.ana.id, date=day(1), text="Too late?"
    ),
    EditComment: lambda s: EditComment(
        comment=next(iter(s.plan.comments)), mark=Mark.CHANGE, text="An hour less."
    ),
    RemoveComment: lambda s: RemoveComment(comment=next(iter(s.plan.comments))),
    AnswerComment: lambda s: AnswerComment(comment=next(iter(s.plan.comments)), answer="Agreed."),
    Sign: lambda s: Sign(
        production=s.first.id, uuid=uuid_of(2), span=span(0, 6), verdict=Verdict.APPROVED
    ),
    NoteSent: lambda s: NoteSent(review=review(s)),
    MergeReply: lambda s: MergeReply(
        production=s.first.id,
        review=uuid_of(7),
        comments=(
            Comment(
                id=NEW, production=s.first.id, uuid=uuid_of(3), text="Fine.", who="Mira", at=NOON
            ),
        ),
        sign_offs=(),
    ),
    SaveMember: lambda s: SaveMember(
        member=Member(
            id=NEW, name="Mira", role=MemberRole.DEPARTMENT, department=s.gaffer.department
        )
    ),
    RemoveMember: lambda s: RemoveMember(member=next(iter(s.plan.members))),
}


def prepare_reviews(kind, s, workspace):
    """What there must be before such a command changes something."""
    if kind in {EditComment, RemoveComment, AnswerComment}:
        workspace.do(REVIEW_EXAMPLES[AddComment](s))
    if kind is MergeReply:
        workspace.do(NoteSent(review=review(s)))
    if kind is RemoveMember:
        workspace.do(REVIEW_EXAMPLES[SaveMember](s))
