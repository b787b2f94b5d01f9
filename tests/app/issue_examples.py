"""An example of every command about issued papers."""

from crewplanner.app.commands.issuing import IssuePaper, NoteTold
from crewplanner.domain.ids import NEW
from crewplanner.domain.issued import IssuedPaper
from tests.app.conftest import NOON, span


def an_issue(s):
    """The first week, as a paper of two files."""
    return IssuePaper(
        issue=IssuedPaper(
            id=NEW,
            production=s.first.id,
            paper="week",
            span=span(0, 6),
            number=1,
            at=NOON,
            who="Tamsin",
        ),
        model=b"{}",
        files=(("week.pdf", b"%PDF"), ("week.csv", b"date")),
    )


ISSUE_EXAMPLES = {
    IssuePaper: an_issue,
    NoteTold: lambda s: NoteTold(issue=next(iter(s.plan.issued)), people=(s.ana.id,)),
}


def prepare_issues(kind, s, workspace):
    """What there must be before such a command changes something."""
    if kind is NoteTold:
        workspace.do(an_issue(s))
