"""Who is concerned by what changed since the weeks of some dates were issued last."""

from crewplanner.app.issuing import IssueModels
from crewplanner.app.queries.make_week import WeekQuestion
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import PersonId, ProductionId
from crewplanner.domain.issue_changes import affected
from crewplanner.domain.issued import WEEK
from crewplanner.domain.values import DateSpan


def changed_people(
    workspace: Workspace, production: ProductionId, span: DateSpan | None
) -> frozenset[PersonId] | None:
    """Everybody whom a change is about; None where no week of the dates was ever issued.

    Without a span it is of all dates. Raises Damaged where what was issued rotted.
    """
    plan, models = workspace.plan, IssueModels(workspace.attachment)
    weeks = {
        one.span
        for one in plan.issued_of.get(production, ())
        if one.paper == WEEK and (span is None or one.span.overlaps(span))
    }
    if not weeks:
        return None
    found: set[PersonId] = set()
    for week in weeks:
        question = WeekQuestion(production=production, span=week, project=workspace.uuid)
        drift = models.since(plan, question)
        if drift is not None:
            found |= affected(drift.changes)
    return frozenset(found)
