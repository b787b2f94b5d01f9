"""What was said of the plan, on the board: signs at the places, and who signed the week off."""

import datetime as dt

from PySide6.QtWidgets import QMenu

from crewplanner.app.queries.comments import open_places, said_text, sign_offs_of
from crewplanner.app.review_words import (
    signed_briefly,
    signed_text,
    verdict_briefly,
    verdict_in_a_word,
)
from crewplanner.app.reviewing import holds
from crewplanner.domain.ids import PersonId
from crewplanner.domain.plan import Plan
from crewplanner.domain.reviews import SignOff, Verdict
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.session import Selection
from crewplanner.ui.widgets.buttons import Button


class Commenting(BoardPart):
    """Comments that are not done have a sign; Ctrl+F8 goes from one to the next."""

    actions = (
        ActionSpec(
            id="next-comment",
            text=N_("Next comment"),
            handler="commenting.go_on",
            keys=("Ctrl+F8",),
            help=N_("To the next cell, person or date about which something was said"),
        ),
        ActionSpec(
            id="previous-comment",
            text=N_("Previous comment"),
            handler="commenting.go_back",
            keys=("Ctrl+Shift+F8",),
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.signed = Button(context.look, "", "quiet", icon="check:muted")
        self.signed.setAccessibleName(_("Signed off"))
        self.signed.setVisible(False)
        context.page.header.add_tool(self.signed)
        self.signed.clicked.connect(self._open_comments)
        context.board_made.connect(self._show)
        context.view_shown.connect(self._show)
        context.menu_opening.connect(self._add_lines)
        context.services.session.date_changed.connect(self._show_signed)
        context.services.session.span_changed.connect(self._show_signed)

    def go_on(self) -> None:
        """Go to the next place, round and round."""
        self._step(1)

    def go_back(self) -> None:
        """Go to the place before."""
        self._step(-1)

    def _show(self, _view: object = None) -> None:
        board, production = self.context.board, self.context.production
        if board is not None and production is not None:
            said = open_places(self.context.plan, production.id)
            board.show_comments({place: said_text(one) for place, one in said.items()})
            if self.context.day is not None:
                self.context.day.show_comments()
        self._show_signed()

    def _show_signed(self, _now: object = None) -> None:
        """At the head: the last word on the week of the date, and whether it still holds."""
        production, plan = self.context.production, self.context.plan
        week = self.context.services.session.week
        found = sign_offs_of(plan, production.id, week) if production is not None else ()
        self.signed.setVisible(bool(found))
        if found:
            text = signed_text(plan, found[0])
            forms = (
                signed_briefly(plan, found[0]),
                verdict_briefly(plan, found[0]),
                verdict_in_a_word(plan, found[0]),
            )
            self.signed.set_icon(_icon_of(plan, found[0]))
            self.context.page.header.set_forms(self.signed, forms)
            self.signed.setAccessibleName(text)
            self.signed.setToolTip("\n".join(filter(None, (text, found[0].note))))

    def _step(self, by: int) -> None:
        context, session = self.context, self.context.services.session
        production = context.production
        said = open_places(context.plan, production.id) if production is not None else {}
        places = sorted(
            (place for place in said if place != (None, None)),
            key=self._order,
        )
        if not places:
            context.services.toast.say(_("Nothing was said of a place here."))
            return
        people = session.selection.people[:1]
        here = self._order((people[0] if people else None, session.date))
        keys = [self._order(place) for place in places]
        later = [at for at, key in enumerate(keys) if (key > here if by > 0 else key < here)]
        at = (later[0] if by > 0 else later[-1]) if later else (0 if by > 0 else -1)
        self._go(places[at])
        context.services.toast.say(said_text(said[places[at]]))

    def _go(self, place: tuple[PersonId | None, dt.date | None]) -> None:
        person, session = place[0], self.context.services.session
        date = place[1] or session.date
        session.set_date(date)
        session.select(Selection())
        people = (person,) if person is not None else ()
        session.select(Selection(people=people, dates=DateSpan(first=date, last=date)))

    def _order(self, place: tuple[PersonId | None, dt.date | None]) -> tuple[dt.date, str, int]:
        person = self.context.plan.people.get(place[0]) if place[0] is not None else None
        date = place[1] or self.context.services.session.date
        return date, person.name if person else "", place[0] or 0

    def _add_lines(self, menu: QMenu) -> None:
        menu.addSeparator()
        menu.addAction(_("Comment…")).triggered.connect(self._comment)

    def _comment(self) -> None:
        self.context.services.run("comment")

    def _open_comments(self) -> None:
        self.context.services.go("comments")


def _icon_of(plan: Plan, sign: SignOff) -> str:
    """A tick is for what was approved as it stands."""
    if not holds(plan, sign):
        return "warning:hold.ink"
    return "warning:finding" if sign.verdict is Verdict.REFUSED else "check:muted"
