"""Holds on the board: what is said when one goes and others move up, and challenges."""

from crewplanner.app.words import person_name
from crewplanner.domain.bookings import LIVE, BookingStatus
from crewplanner.domain.ids import BookingId
from crewplanner.ui.board.intents import AskChallenge, Intent, Remove, SetStatus
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.orders import Order, order
from crewplanner.ui.pages.board_page.part import BoardPart


class Holding(BoardPart):
    """Answers what may change the ladder of somebody's holds."""

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        context.answer_first(self.answer)

    def answer(self, intent: Intent) -> bool:
        """Do it and tell who moves up; not in a project that may not be written."""
        context = self.context
        if not context.editable:
            return False
        match intent:
            case AskChallenge(bookings=bookings):
                self._ask_challenge(bookings)
            case SetStatus() | Remove():
                found = order(intent, context.plan, context.production)
                if found is None:
                    return False
                self._do(found, self._said(intent, found.toast))
            case _other:
                return False
        return True

    def _said(self, intent: SetStatus | Remove, toast: str) -> str:
        """A release says what it costs; everything else what the order says."""
        released = isinstance(intent, SetStatus) and intent.status is BookingStatus.RELEASED
        plan = self.context.plan
        live = [key for key in intent.bookings if key in plan.bookings]
        if released and any(plan.bookings[key].status in LIVE for key in live):
            from crewplanner.app.hold_words import released_text  # noqa: PLC0415 - to start quickly

            return released_text(self.context.services.workspace, live)
        return toast

    def _do(self, found: Order, said: str) -> None:
        context = self.context
        before = context.plan
        change = context.do(found.command)
        if change is not None:
            from crewplanner.app.hold_words import moved_up_text  # noqa: PLC0415 - to start quickly

            moved = moved_up_text(before, context.plan, change)
            text = " · ".join(filter(None, (said, moved)))
            if text:
                context.services.toast.say(text, undo=True)

    def _ask_challenge(self, bookings: tuple[BookingId, ...]) -> None:
        from crewplanner.ui.dialogs.holds import Asking, ChallengeDialog  # noqa: PLC0415 - to start quickly

        context = self.context
        production, plan = context.production, context.plan
        if production is None:
            return
        people = [plan.bookings[key].person for key in bookings if key in plan.bookings]
        names = dict.fromkeys(person_name(plan.people.get(person)) for person in people)
        asking = Asking(
            bookings=bookings,
            about=", ".join(names),
            production=production,
            today=context.today,
        )
        command = ChallengeDialog(context.look, asking, context.page).ask()
        if command is not None:
            context.do(command)
        context.focus()
