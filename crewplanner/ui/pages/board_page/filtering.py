"""Who is shown: the chips above the board, and in words what they hide."""

from collections.abc import Mapping
from types import MappingProxyType

from crewplanner.app.queries.board import BoardFilter, BoardView
from crewplanner.app.words import department_name, role_name, word
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import DepartmentId, PlaceId, RoleId
from crewplanner.domain.productions import Production
from crewplanner.i18n import N_, _
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.hidden_bar import HiddenBar
from crewplanner.ui.pages.board_page.nobody import Nobody
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.pages.board_page.states import hidden_text, shown_text
from crewplanner.ui.widgets.choice_chip import Choice, ChoiceChip

_SWITCHES = (
    ("booked", N_("Booked"), N_("Only who is booked on these dates")),
    ("unconfirmed", N_("Unconfirmed"), N_("Only who has a booking that is not confirmed yet")),
    ("findings", N_("Has findings"), N_("Only whom a rule says something about")),
    ("overtime", N_("Has overtime"), N_("Only whose planned days would pay overtime")),
)
_LEAVES = MappingProxyType({"places": 3, "roles": 2, "overtime": 1})
"""What goes under "More" first in a narrow window."""


class Filtering(BoardPart):
    """The chips, and the bar that says whom they hide; all that is asked for is asked together."""

    actions = (
        ActionSpec(
            id="filters",
            text=N_("F&ilter the board"),
            handler="filtering.focus_chips",
            icon="board",
            keys=("Ctrl+Shift+L",),
            menu="view",
            divided=True,
            help=N_("Go to the chips that say who is shown"),
        ),
        ActionSpec(
            id="show-everybody",
            text=N_("Show &everybody on the board"),
            handler="filtering.show_everybody",
            icon="board",
            menu="view",
            help=N_("Take all filters away"),
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        self.bar = context.bar
        look = context.look
        self.departments = ChoiceChip(look, _("Department"), tip=_("Only these departments"))
        self.roles = ChoiceChip(look, _("Role"), tip=_("Only who has or is booked in these roles"))
        self.places = ChoiceChip(look, _("Place"), tip=_("Only who works at these places"))
        self.statuses = ChoiceChip(look, _("Status"), tip=_("Only who has such a booking"))
        self.hidden = HiddenBar(look)
        self.nobody: Nobody | None = None
        for name, chip in self._choosers.items():
            self.bar.add_widget(chip, leaves=_LEAVES.get(name, 0))
            chip.changed.connect(self._filter)
        for name, text, tip in _SWITCHES:
            self.bar.add_chip(name, _(text), tip=_(tip), leaves=_LEAVES.get(name, 0))
        context.places.add_above(self.hidden)
        self.bar.changed.connect(self._filter)
        self.hidden.step_wanted.connect(self.show_everybody)
        context.view_shown.connect(self._follow)
        context.board_made.connect(self._meet)

    def focus_chips(self) -> None:
        """Put the keyboard onto the first chip."""
        self.bar.focus_chip(self.departments)

    def show_everybody(self) -> None:
        """Take all filters away."""
        self.context.set_filter(BoardFilter())
        self.context.focus()

    def _meet(self, board: Board) -> None:
        self.nobody = Nobody(self.context.look, board)
        self.nobody.chosen.connect(self._show_all)

    def _show_all(self, _step: str) -> None:
        self.show_everybody()

    @property
    def _choosers(self) -> Mapping[str, ChoiceChip]:
        return {
            "departments": self.departments,
            "roles": self.roles,
            "places": self.places,
            "statuses": self.statuses,
        }

    def _filter(self) -> None:
        on = self.bar.on()
        chosen = {name: chip.chosen for name, chip in self._choosers.items()}
        self.context.set_filter(
            BoardFilter(
                departments=frozenset(DepartmentId(int(str(k))) for k in chosen["departments"]),
                roles=frozenset(RoleId(int(str(k))) for k in chosen["roles"]),
                places=frozenset(PlaceId(int(str(k))) for k in chosen["places"]),
                statuses=frozenset(BookingStatus(str(k)) for k in chosen["statuses"]),
                booked_only="booked" in on,
                with_findings="findings" in on,
                unconfirmed="unconfirmed" in on,
                overtime="overtime" in on,
            )
        )

    def _follow(self, view: BoardView) -> None:
        """Offer what there is to choose; say what is chosen and whom it hides."""
        wanted, production = self.context.filter, self.context.production
        if production is not None:
            self._offer(production)
        self.departments.set_chosen(wanted.departments)
        self.roles.set_chosen(wanted.roles)
        self.places.set_chosen(wanted.places)
        self.statuses.set_chosen(wanted.statuses)
        on = {
            "booked": wanted.booked_only,
            "unconfirmed": wanted.unconfirmed,
            "findings": wanted.with_findings,
            "overtime": wanted.overtime,
        }
        blocked = self.bar.blockSignals(True)
        self.bar.set_on(frozenset(name for name, is_on in on.items() if is_on))
        self.bar.blockSignals(blocked)
        self.bar.set_summary(shown_text(view))
        self.hidden.say(hidden_text(view, self._said()) if view.hidden else "")
        if self.nobody is not None:
            self.nobody.say(empty=bool(view.hidden) and not view.rows)

    def _offer(self, production: Production) -> None:
        plan, words = self.context.plan, production.words
        departments = sorted(plan.departments.values(), key=lambda one: (one.position, one.id))
        order = {one.id: number for number, one in enumerate(departments)}
        used = {role for person in plan.people.values() for role in person.roles}
        used |= {sample.role for sample in plan.kinds if sample.role is not None}
        roles = sorted(
            (plan.roles[key] for key in used if key in plan.roles),
            key=lambda one: (order.get(one.department, 0), one.position, one.id),
        )
        seated = {role.department for role in roles}
        shown = self.context.arrangement.besides | {production.id}
        places = (place for place in plan.places.values() if place.production in shown)
        self.departments.set_choices(
            (one.id, department_name(one, words)) for one in departments if one.id in seated
        )
        self.roles.set_choices((one.id, role_name(one, words)) for one in roles)
        self.places.set_choices(sorted(((one.id, one.name) for one in places), key=_name))
        self.statuses.set_choices((one, word(one, words)) for one in BookingStatus)
        self.bar.offer(self.places, offered=bool(plan.places))

    def _said(self) -> str:
        """What is asked for: Department: Camera · Unconfirmed."""
        parts = [chip.accessibleName() for chip in self._choosers.values() if chip.chosen]
        on = self.bar.on()
        return " · ".join([*parts, *(_(text) for name, text, _tip in _SWITCHES if name in on)])


def _name(choice: Choice) -> str:
    return choice[1].casefold()
