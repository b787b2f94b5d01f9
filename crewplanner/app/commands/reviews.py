"""Reviews: comments, sign-offs, what was sent and what came back, and who may do what."""

import datetime as dt
from dataclasses import replace

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import (
    NEW,
    CommentId,
    MemberId,
    PersonId,
    ProductionId,
    ReviewId,
    SignOffId,
)
from crewplanner.domain.reviews import (
    Comment,
    Mark,
    Member,
    MemberRole,
    Review,
    SignOff,
    Verdict,
)
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction

LONGEST_COMMENT = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AddComment(Command):
    """Say something about a cell, a person, a date or the whole.

    `uuid` is a new one, `seen` what stands there (`reviewing.seen_text`).
    """

    production: ProductionId
    uuid: str
    person: PersonId | None = None
    date: dt.date | None = None
    mark: Mark = Mark.COMMENT
    text: str = ""
    seen: str = ""

    def label(self) -> str:
        return _("Comment")

    @property
    def open_to_reviewers(self) -> bool:
        return True

    def run(self, tx: Transaction) -> None:
        tx.productions.get(self.production)
        if self.person is not None:
            tx.people.get(self.person)
        text = _checked(self.text, self.mark)
        tx.comments.add(
            Comment(
                id=CommentId(NEW),
                production=self.production,
                uuid=self.uuid,
                review=_open_review(tx),
                person=self.person,
                date=self.date,
                mark=self.mark,
                text=text,
                who=tx.who,
                at=tx.at,
                seen=self.seen,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EditComment(Command):
    """Say one's own comment otherwise."""

    comment: CommentId
    mark: Mark
    text: str

    def label(self) -> str:
        return _("Edit comment")

    @property
    def open_to_reviewers(self) -> bool:
        return True

    def run(self, tx: Transaction) -> None:
        before = tx.comments.get(self.comment)
        _check_own(before.who, tx.who)
        text = _checked(self.text, self.mark)
        tx.comments.save(replace(before, mark=self.mark, text=text, at=tx.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveComment(Command):
    """Take one's own comment back."""

    comment: CommentId

    def label(self) -> str:
        return _("Remove comment")

    @property
    def open_to_reviewers(self) -> bool:
        return True

    def run(self, tx: Transaction) -> None:
        _check_own(tx.comments.get(self.comment).who, tx.who)
        tx.comments.remove(self.comment)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerComment(Command):
    """Answer a comment, and say whether it is done with."""

    comment: CommentId
    answer: str
    done: bool = True

    def label(self) -> str:
        return _("Answer comment")

    def run(self, tx: Transaction) -> None:
        before = tx.comments.get(self.comment)
        answer = self.answer.strip()[:LONGEST_COMMENT]
        tx.comments.save(replace(before, answer=answer, done=self.done))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Command):
    """Say yes or no to the plan of some dates; `seen` is the checksum of what was looked at."""

    production: ProductionId
    uuid: str
    span: DateSpan
    verdict: Verdict
    note: str = ""
    seen: str = ""

    def label(self) -> str:
        return _("Sign off")

    @property
    def open_to_reviewers(self) -> bool:
        return True

    def run(self, tx: Transaction) -> None:
        note = self.note.strip()
        if self.verdict is not Verdict.APPROVED and not note:
            raise Refused(_("Say what should change: whoever plans cannot guess it."))
        tx.sign_offs.add(
            SignOff(
                id=SignOffId(NEW),
                production=self.production,
                uuid=self.uuid,
                review=_open_review(tx),
                span=self.span,
                verdict=self.verdict,
                who=tx.who,
                at=tx.at,
                note=note,
                seen=self.seen,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSent(Command):
    """Keep that a package was sent for review."""

    review: Review

    def label(self) -> str:
        return _("Send for review")

    def run(self, tx: Transaction) -> None:
        tx.reviews.add(replace(self.review, id=ReviewId(NEW), sent_by=tx.who, sent_at=tx.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReply(Command):
    """Take in what came back: comments and sign-offs that are not here yet. Nothing is replaced.

    `comments` and `sign_offs` name no ids of their own; a person who is not here any more is left
    out of the comment, never the comment.
    """

    production: ProductionId
    review: str
    comments: tuple[Comment, ...]
    sign_offs: tuple[SignOff, ...]

    def label(self) -> str:
        return _("Take in review")

    def run(self, tx: Transaction) -> None:
        known = {one.uuid for one in tx.comments.all()} | {one.uuid for one in tx.sign_offs.all()}
        people = {one.id for one in tx.people.all()}
        new_comments = [one for one in self.comments if one.uuid not in known]
        new_signs = [one for one in self.sign_offs if one.uuid not in known]
        if not new_comments and not new_signs:
            raise Refused(_("Everything in this reply is in the project already."))
        for comment in new_comments:
            person = comment.person if comment.person in people else None
            tx.comments.add(
                replace(
                    comment,
                    id=CommentId(NEW),
                    production=self.production,
                    review=self.review,
                    person=person,
                    answer="",
                    done=False,
                )
            )
        for sign in new_signs:
            tx.sign_offs.add(
                replace(sign, id=SignOffId(NEW), production=self.production, review=self.review)
            )
        for review in tx.reviews.find(uuid=self.review):
            tx.reviews.save(replace(review, returned_at=tx.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveMember(Command):
    """Say what somebody does with the project, by the name they work under."""

    member: Member

    def label(self) -> str:
        return _("Set role")

    def run(self, tx: Transaction) -> None:
        member = replace(self.member, name=self.member.name.strip())
        if not member.name:
            raise Refused(_("Whose role is it? Give the name they work under."))
        if member.role is MemberRole.DEPARTMENT and member.department is None:
            raise Refused(_("Which department? Choose one."))
        if member.role is not MemberRole.DEPARTMENT:
            member = replace(member, department=None)
        own = member.name.casefold() in {tx.who.strip().casefold(), "*"}
        if own and member.role is not MemberRole.PLANNER:
            raise Refused(_("You cannot take planning from yourself."))
        same = [one for one in tx.members.all() if one.name.casefold() == member.name.casefold()]
        if [one for one in same if one.id != member.id]:
            raise Refused(_("{name} has a role already.").format(name=member.name))
        if member.id == NEW:
            tx.members.add(member)
        else:
            tx.members.save(member)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveMember(Command):
    """Forget somebody's role: they plan, as everybody who is not named."""

    member: MemberId

    def label(self) -> str:
        return _("Remove role")

    def run(self, tx: Transaction) -> None:
        tx.members.remove(self.member)


def _open_review(tx: Transaction) -> str:
    """The review that this project is the package of; empty in a project of its own."""
    if any(one.name == "*" for one in tx.members.all()):
        return next((one.uuid for one in tx.reviews.all()), "")
    return ""


def _check_own(owner: str, who: str) -> None:
    if owner != who:
        raise Refused(_("This is the word of {name}. Add one of your own.").format(name=owner))


def _checked(text: str, mark: Mark) -> str:
    found = text.strip()
    if not found and mark is not Mark.FINE:
        raise Refused(_("Say something first."))
    if len(found) > LONGEST_COMMENT:
        raise Refused(_("That is too long for a comment. Say it in fewer words."))
    return found
