"""What a release costs, as rows of figures."""

from crewplanner.app.release_words import release_rows
from crewplanner.domain.release_cost import ReleaseCost
from crewplanner.ui.widgets.figures import Figure


def release_figures(cost: ReleaseCost | None) -> tuple[Figure, ...]:
    """A row a date and the sum in bold; nothing where the cost is not known."""
    rows = release_rows(cost) if cost is not None else ()
    return tuple(Figure(*row, strong=bool(row.amount) and not row.about) for row in rows)
