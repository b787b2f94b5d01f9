"""What the board says of a production that has people and no shoot days yet."""

from crewplanner.app.queries.board import BoardView
from crewplanner.i18n import _
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.hidden_bar import SayingBar
from crewplanner.ui.pages.board_page.part import BoardPart


class NoDays(BoardPart):
    """A line above the dates with the way to the shoot days; gone with the first of them."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.bar = SayingBar(
            context.look,
            "side",
            step=_("Add shoot days"),
            tip=_("To the shoot days of this production"),
        )
        context.places.add_above(self.bar)
        context.view_shown.connect(self._say)
        self.bar.step_wanted.connect(self._go)

    def _say(self, _view: BoardView) -> None:
        production, days = self.context.production, self.context.plan.shoot_days.values()
        none = production is not None and all(day.production != production.id for day in days)
        words = _("No shoot days yet: call and wrap of a booking come from them.")
        self.bar.say(words if none and self.context.editable else "")

    def _go(self) -> None:
        self.context.services.go("day")
