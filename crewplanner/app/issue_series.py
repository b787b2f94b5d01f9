"""Which issues of papers follow each other."""

from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId, UnitId
from crewplanner.domain.issued import IssuedPaper
from crewplanner.domain.plan import Plan
from crewplanner.domain.values import DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Which issues follow each other: those of one paper about the same dates."""

    production: ProductionId
    paper: str
    span: DateSpan
    unit: UnitId | None = None

    def issues(self, plan: Plan) -> tuple[IssuedPaper, ...]:
        """All that there are, by number."""
        own = (
            one
            for one in plan.issued_of.get(self.production, ())
            if (one.paper, one.span, one.unit) == (self.paper, self.span, self.unit)
        )
        return tuple(sorted(own, key=lambda one: one.number))


def series_of(issue: IssuedPaper) -> Series:
    """The series an issue is of."""
    return Series(production=issue.production, paper=issue.paper, span=issue.span, unit=issue.unit)
