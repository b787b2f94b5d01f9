"""A review as it looks half way: comments, a sign-off, what is asked, and the package itself."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from PySide6.QtWidgets import QDialog

from crewplanner.app.commands.reviews import AddComment, AnswerComment, NoteSent, Sign
from crewplanner.app.queries.comments import Place, place_text
from crewplanner.app.review_reply import Reply
from crewplanner.app.reviewing import new_review, seen_sum, seen_text, write_package
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW, CommentId, MemberId, PersonId, ProductionId, SignOffId
from crewplanner.domain.reviews import Comment, Mark, Member, MemberRole, SignOff, Verdict
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan
from crewplanner.ui.dialogs.members_tab import MemberDialog
from crewplanner.ui.dialogs.review_forms import AnswerDialog, CommentDialog, SendDialog, SignDialog
from crewplanner.ui.dialogs.review_take import TakeDialog
from crewplanner.ui.services import Services

_SAID = (
    (Mark.QUESTION, "Does she have to be there all day?"),
    (Mark.CHANGE, "Too early a call after the day before. Can it be an hour later?"),
    (Mark.COMMENT, "All in all a good week."),
)
_READER = "Mira"


def comment_some(workspace: Workspace, production: ProductionId) -> None:
    """Comments on cells, a person, a date and the whole, one of them answered; a sign-off."""
    plan = workspace.plan
    span = _week(workspace, production)
    booked = [one for date in span for one in plan.bookings_at.get((production, date), ())][:2]
    places: list[Place] = [(one.person, span.first) for one in booked]
    places += [(None, span.last), (None, None)]
    for number, (person, date) in enumerate(places):
        mark, text = _SAID[-1] if person is None else _SAID[number % len(_SAID)]
        workspace.do(
            AddComment(
                production=production,
                uuid=str(uuid4()),
                person=person,
                date=date,
                mark=mark,
                text=text,
                seen=seen_text(plan, production, person, date),
            )
        )
    done = next(iter(workspace.plan.comments), None)
    if done is not None:
        workspace.do(AnswerComment(comment=done, answer="Until lunch.", done=False))
    workspace.do(
        Sign(
            production=production,
            uuid=str(uuid4()),
            span=span,
            verdict=Verdict.APPROVED_WITH_CHANGES,
            note="One later call.",
            seen=seen_sum(plan, production, span),
        )
    )


def packaged(workspace: Workspace) -> None:
    """Lay a package of the first production beside the project."""
    production = min(workspace.plan.productions)
    review = new_review(
        workspace,
        production,
        _week(workspace, production),
        reader=_READER,
        note="Please look at Thursday first.",
    )
    write_package(workspace, package_beside(workspace.path), review)


def package_beside(path: Path) -> Path:
    """Where the package of a project lies for a moment."""
    return path.with_suffix(".package")


def review_dialogs(services: Services) -> Iterator[tuple[str, QDialog]]:
    """What is asked on the way there and back."""
    workspace, look = services.workspace, services.look
    production = services.session.production
    if production is None or workspace.read_only_reason is not None:
        return
    plan, span = workspace.plan, _week(workspace, production)
    now = workspace.context.clock()
    title = plan.productions[production].title
    yield "review-send", SendDialog(look, title, span, now.date)
    person = next(iter(plan.people), None)
    places: list[Place] = [(person, span.first), (person, None), (None, None)]
    named = [(place, place_text(plan, *place)) for place in places]
    yield "comment", CommentDialog(look, named)
    yield "comment-answer", AnswerDialog(look, f"{named[0][1]}: {_SAID[0][1]}", "", done=False)
    yield "sign-off", SignDialog(look, span)
    workspace.do(NoteSent(review=new_review(workspace, production, span, reader=_READER)))
    yield "review-take", TakeDialog(look, workspace.plan, _reply(workspace, production, person))
    workspace.undo()
    departments = [(one.id, one.name) for one in plan.departments.values()]
    gus = Member(id=MemberId(NEW), name="Gus", role=MemberRole.DEPARTMENT)
    yield "member", MemberDialog(look, gus, departments)


def _reply(workspace: Workspace, production: ProductionId, person: PersonId | None) -> Reply:
    plan, now = workspace.plan, workspace.context.clock()
    span = _week(workspace, production)
    places: list[Place] = [(person, span.first), (None, span.first), (None, None)]
    comments = tuple(
        Comment(
            id=CommentId(NEW),
            production=production,
            uuid=str(uuid4()),
            person=place[0],
            date=place[1],
            mark=mark,
            text=text,
            who=_READER,
            at=now,
            seen="pencil:1 06:00–18:00" if place[0] else seen_text(plan, production, *place),
        )
        for place, (mark, text) in zip(places, _SAID, strict=True)
    )
    sign = SignOff(
        id=SignOffId(NEW),
        production=production,
        uuid=str(uuid4()),
        span=span,
        verdict=Verdict.APPROVED,
        who=_READER,
        at=now,
        seen=seen_sum(plan, production, span),
    )
    review = next(iter(plan.reviews.values()))
    return Reply(who=_READER, review=review, comments=comments, sign_offs=(sign,), known=0)


def _week(workspace: Workspace, production: ProductionId) -> DateSpan:
    first_weekday = workspace.plan.productions[production].first_weekday
    return week_of(workspace.context.clock().date(), first_weekday)
