"""What the board's dates cost: in its foot, summed below it, and who is behind a figure."""

from typing import TYPE_CHECKING

from crewplanner.app.money_text import money, short_money, thousands
from crewplanner.app.roles import sees_money
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.board.foot import FootCost
from crewplanner.ui.board.intents import Intent, OpenCost
from crewplanner.ui.board.view import Board
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.cost_strip import CostStrip
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.slices import LATER_MS, Slices

if TYPE_CHECKING:
    from crewplanner.app.board_costs import BoardCosts
    from crewplanner.app.queries.costs import Cost
    from crewplanner.app.queries.derivation import Asked
    from crewplanner.ui.board.hours.view import HoursBoard
    from crewplanner.ui.pages.board_page.cost_panel import CostPanel

PANEL = "costs"


class Costs(BoardPart):
    """Reckons between the user's events; until a figure is known an ellipsis stands for it."""

    actions = (
        ActionSpec(
            id="cost-of-day",
            text=N_("Cost of the d&ay"),
            handler="costs.open_day",
            keys=("Alt+C",),
            help=N_("Who costs how much on the date of the cursor, and why"),
        ),
        ActionSpec(
            id="cost-of-view",
            text=N_("Cost of the dates in &view"),
            handler="costs.open_view",
            keys=("Alt+Shift+C",),
        ),
        ActionSpec(
            id="hide-money",
            text=N_("Hide or show &money on the board"),
            handler="costs.toggle",
            help=N_("Heads and hours stay; for a screen that others see"),
        ),
    )

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        state, workspace = context.services.state, context.services.workspace
        self._barred = not sees_money(workspace.plan, workspace.context.user)
        self.hidden = self._barred or (state is not None and state.money_hidden)
        context.money_hidden = self.hidden
        self._made: BoardCosts | None = None
        self._slices = Slices(self._step, self, soon_ms=LATER_MS)
        self._span: DateSpan | None = None
        self._reckoned: DateSpan | None = None
        self._changed = False
        self._opened: DateSpan | None = None
        self._panel: CostPanel | None = None
        self.strip = CostStrip(context.look)
        context.places.add_below(self.strip)
        context.places.side.add(PANEL, _("Cost"), self._make_panel)
        context.answer_first(self._answer)
        context.ask_first(self._asked)
        context.board_made.connect(self._meet)
        context.view_shown.connect(self._follow)
        context.zoom_changed.connect(self._look_elsewhere)
        context.hours_made.connect(self._meet_hours)
        self._slices.sliced.connect(self._show)
        self.strip.opened.connect(self.open_view)
        self.strip.toggled.connect(self.toggle)
        self.strip.set_hidden(self.hidden)
        self.strip.money.setVisible(not self._barred)

    @property
    def _costs(self) -> "BoardCosts":
        """Made when first needed: pay is loaded with it, after the board is painted."""
        if self._made is None:
            from crewplanner.app.board_costs import BoardCosts  # noqa: PLC0415 - see above

            self._made = BoardCosts(self.context.services.workspace)
        return self._made

    def open_day(self) -> None:
        """Open the cost of the cursor's date."""
        date = self.context.services.session.date
        self._open(DateSpan(first=date, last=date))

    def open_view(self) -> None:
        """Open the cost of the dates in view."""
        span = self._seen()
        if span is not None:
            self._open(span)

    def toggle(self) -> None:
        """Take money away from the board, or bring it back where it may be seen."""
        if self._barred:
            self.context.services.toast.say(_("Money is not shown to you in this plan."))
            return
        self.hidden = self.context.money_hidden = not self.hidden
        if self.context.services.state is not None:
            self.context.services.state.hide_money(self.hidden)
        self.strip.set_hidden(self.hidden)
        if self.hidden and self.context.places.side.current == PANEL:
            self.context.places.side.close_panel()
        self._follow()

    def _meet(self, board: Board) -> None:
        board.view_changed.connect(self._scrolled)

    def _meet_hours(self, day: "HoursBoard") -> None:
        day.date_changed.connect(self._look_elsewhere)

    def _seen(self) -> DateSpan | None:
        """The dates in view; by the hour it is one."""
        day, board = self.context.day, self.context.board
        if self.context.by_hour and day is not None:
            return DateSpan(first=day.date, last=day.date)
        return board.visible_span if board is not None else None

    def _answer(self, intent: Intent) -> bool:
        if isinstance(intent, OpenCost):
            self._open(DateSpan(first=intent.date, last=intent.date))
            return True
        return False

    def _follow(self) -> None:
        self._changed = True
        self._slices.start()

    def _scrolled(self) -> None:
        """Soon, not now: whoever scrolls waits for no figures. Another zoom is said at once."""
        span = self._seen()
        if span is None or span == self._reckoned == self._span:
            return
        if self._span is not None and len(span) != len(self._span):
            self._look_elsewhere()
        self._slices.start()

    def _look_elsewhere(self, _now: object = None) -> None:
        """Another view: no sum of the one before stands there until its own is known."""
        span = self._seen()
        if span is not None and span != self._span:
            self._span = span
            self._show_sums(known=False)
            self._slices.start()

    def _step(self) -> bool:
        seen, production = self._seen(), self.context.production
        if seen is None or production is None:
            return False
        if not self.hidden and self.context.services.workspace.pay_loading.step():
            return True
        if self._changed or seen != self._reckoned:
            self._span = self._reckoned = seen
            changed, self._changed = self._changed, False
            if not self.hidden:
                self._costs.want(production.id, seen, changed=changed)
        return not self.hidden and self._costs.step()

    def _show(self) -> None:
        board, production = self.context.board, self.context.production
        if board is None or production is None or self._span is None:
            return
        if not self.hidden and self._made is None:
            return
        self._show_sums(known=self._span == self._reckoned)
        if self.hidden:
            board.show_costs(None)
            return
        known = ((date, self._costs.of(date)) for date in board.scene.rows.dates)
        currency = production.currency
        board.show_costs(
            {date: _worded(cost, currency) for date, cost in known if cost is not None}
        )
        self._refresh_panel()

    def _show_sums(self, *, known: bool) -> None:
        """The strip below the board, with the money as far as it is known."""
        board, production, span = self.context.board, self.context.production, self._span
        if board is None or production is None or span is None:
            return
        days = [day for day in board.scene.rows.days if day.date in span]
        heads, minutes = sum(day.heads for day in days), sum(day.minutes for day in days)
        total = self._costs.total(span) if known and not self.hidden else None
        self.strip.show_sums(span, heads, minutes, total, production.currency)

    def _open(self, span: DateSpan) -> None:
        if self.hidden or self.context.production is None:
            return
        self._opened = span
        self.context.places.side.open_panel(PANEL)
        self._refresh_panel()
        self.context.places.side.focus_start()

    def _make_panel(self) -> "CostPanel":
        from crewplanner.ui.pages.board_page.cost_panel import CostPanel  # noqa: PLC0415 - to start quickly

        self._panel = CostPanel(self.context.look, self.context.services)
        return self._panel

    def _refresh_panel(self) -> None:
        production = self.context.production
        shown = self.context.places.side.current == PANEL
        if shown and self._panel is not None and self._opened and production:
            self._panel.show_costs(
                self._opened, self._costs.people(self._opened), production.currency
            )

    def _asked(self) -> "Asked | None":
        """The figure of the panel, while the keyboard is in it."""
        production, side = self.context.production, self.context.places.side
        inside = side.current == PANEL and side.isAncestorOf(side.window().focusWidget() or side)
        if not inside or production is None or self._opened is None or self._panel is None:
            return None
        return self._panel.asked(production.id, self._opened)


def _worded(cost: "Cost", currency: str) -> FootCost:
    if not cost:
        return FootCost("", "", "", "", "")
    more = cost.with_pencils != cost.confirmed
    whole = _("{amount} confirmed").format(amount=money(cost.confirmed, currency))
    if more:
        pencils = _("{amount} with pencils").format(amount=money(cost.with_pencils, currency))
        whole = f"{whole}, {pencils}"
    return FootCost(
        confirmed=short_money(cost.confirmed, currency),
        with_pencils=short_money(cost.with_pencils, currency) if more else "",
        brief=short_money(cost.confirmed, currency, symbol=False),
        thousands=thousands(cost.confirmed),
        whole=f"{whole}\n{_('Click: who, and why')}",
    )
