"""Repeat by a pattern, copy a week, move by days, and crews that are kept under a name."""

import datetime as dt

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from crewplanner.app.commands.bookings import MoveBookings
from crewplanner.app.recurrence import Pattern
from crewplanner.app.words import date_text
from crewplanner.domain.ids import PersonId
from crewplanner.domain.productions import Production
from crewplanner.domain.stints import week_of
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.action_spec import ActionSpec
from crewplanner.ui.pages.board_page.context import BoardContext
from crewplanner.ui.pages.board_page.orders import booker_of, marked_cells
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.pages.board_page.staying import do_here

_KEY = "repeat"
_DAY_BY_DAY = (Pattern.WORKING_DAYS, Pattern.SIX_ON, Pattern.EVERY_DAY)
_BY_WEEK = (Pattern.EVERY_WEEK, Pattern.SECOND_WEEK)


class Repeating(BoardPart):
    """The questions about many dates at once; each answer is one step of undo."""

    actions = (
        ActionSpec(
            id="repeat-cells",
            text=N_("&Repeat by a pattern…"),
            handler="repeating.repeat",
            writes=True,
            keys=("Ctrl+Shift+R",),
            menu="edit",
            divided=True,
            help=N_("Repeat the marked cells: weekdays, six on one off, every second week"),
        ),
        ActionSpec(
            id="copy-week",
            text=N_("Copy &week to other weeks…"),
            handler="repeating.copy_week",
            writes=True,
            keys=("Ctrl+Shift+W",),
            menu="edit",
        ),
        ActionSpec(
            id="shift-bookings",
            text=N_("&Move by days…"),
            handler="repeating.shift",
            writes=True,
            keys=("Ctrl+Shift+M",),
            menu="edit",
            help=N_("Move all that is marked by so many days; the gaps are kept"),
        ),
        ActionSpec(
            id="keep-crew",
            text=N_("&Keep the crew of this day…"),
            handler="repeating.keep_crew",
            writes=True,
            menu="edit",
            divided=True,
            help=N_("Keep who is booked with a unit as its standard crew"),
        ),
        ActionSpec(
            id="book-crew",
            text=N_("Book a kept &crew…"),
            handler="repeating.book_crew",
            writes=True,
            menu="edit",
        ),
    )

    def repeat(self) -> None:
        """Repeat what is marked until a date."""
        marked = self._marked()
        if marked is not None:
            people, span = marked
            patterns = _BY_WEEK if len(span) > 1 else (*_DAY_BY_DAY, *_BY_WEEK)
            first = date_text(span.first, year=False)
            about = first if len(span) == 1 else f"{first} – {date_text(span.last, year=False)}"
            self._ask(_("Repeat by a pattern"), self._people_said(people, about), patterns, marked)

    def copy_week(self) -> None:
        """Copy the cursor's week of everybody marked, or of all who are shown."""
        marked, production = self._marked(), self.context.production
        board = self.context.board
        if marked is None or production is None or board is None:
            return
        people, span = marked
        if len(people) == 1:
            rows = board.scene.rows
            lines = (rows.person(line) for line in rows.people())
            people = tuple(dict.fromkeys(row.person for row in lines if row is not None))
        week = week_of(span.first, production.first_weekday)
        about = _("Week of {date}").format(date=date_text(week.first))
        title = _("Copy week to other weeks")
        self._ask(title, self._people_said(people, about), _BY_WEEK, (people, week))

    def shift(self) -> None:
        """Move the picked bookings by days."""
        from crewplanner.ui.dialogs.shift_days import ShiftDialog  # noqa: PLC0415 - when asked

        context, board = self.context, self.context.board
        picked = tuple(sorted(board.scene.selection.picked)) if board is not None else ()
        known = [context.plan.bookings[key] for key in picked if key in context.plan.bookings]
        if not known or not self._may():
            if not known:
                self._say(_("Mark the bookings to be moved first."))
            return
        span = DateSpan(
            first=min(one.span.first for one in known), last=max(one.span.last for one in known)
        )
        count = len(known)
        about = ngettext("{count} booking", "{count} bookings", count).format(count=count)
        days = ShiftDialog(context.look, about, span, parent=context.page).ask()
        if days:
            context.page.do(MoveBookings(bookings=picked, days=days))
        context.focus()

    def keep_crew(self) -> None:
        """Keep who is booked on the cursor's date."""
        from crewplanner.ui.dialogs.crews import CrewStart, KeepCrewDialog  # noqa: PLC0415 - as above

        context, production, marked = self.context, self.context.production, self._marked()
        if production is None or marked is None or not self._may():
            return
        start = CrewStart(plan=context.plan, production=production, span=marked[1])
        command = KeepCrewDialog(context.look, start, parent=context.page).ask()
        if command is not None:
            do_here(context, command, toast=_("Kept “{name}”").format(name=command.template.name))
        context.focus()

    def book_crew(self) -> None:
        """Book a crew that was kept, for the marked dates and others."""
        from crewplanner.ui.dialogs.crews import BookCrewDialog, CrewStart  # noqa: PLC0415 - as above

        context, production, marked = self.context, self.context.production, self._marked()
        if production is None or marked is None or not self._may():
            return
        known = context.plan.crew_templates.values()
        if not any(one.production == production.id for one in known):
            self._say(
                _("No crew is kept yet. Mark a day and choose Edit, Keep the crew of this day.")
            )
            return
        start = CrewStart(plan=context.plan, production=production, span=marked[1])
        command = BookCrewDialog(context.look, start, context.today, parent=context.page).ask()
        if command is not None:
            do_here(context, command, toast=command.label())
        context.focus()

    def __init__(self, context: BoardContext) -> None:
        super().__init__(context)
        context.menu_opening.connect(self._fill_menu)

    def _fill_menu(self, menu: QMenu) -> None:
        if not self.context.editable:
            return
        menu.addSeparator()
        inner = menu.addMenu(_("Repeat, copy, crews"))
        for spec in self.actions:
            keys = QKeySequence(spec.keys[0]) if spec.keys else QKeySequence()
            shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
            text = _(spec.text).replace("&", "")
            does = getattr(self, spec.handler.split(".")[1])
            inner.addAction(f"{text}\t{shown}" if shown else text, does)

    def _ask(
        self,
        title: str,
        about: str,
        patterns: tuple[Pattern, ...],
        marked: tuple[tuple[PersonId, ...], DateSpan],
    ) -> None:
        from crewplanner.ui.dialogs.repeat import RepeatDialog, RepeatStart  # noqa: PLC0415 - as above

        context, production = self.context, self._booker()
        if production is None or not self._may():
            return
        people, span = marked
        start = RepeatStart(
            title=title,
            about=about,
            span=span,
            patterns=patterns,
            until=span.last + dt.timedelta(days=28),
        )
        dialog = RepeatDialog(
            context.look, start, context.today, production.first_weekday, parent=context.page
        )
        answer = dialog.ask()
        if answer is not None:
            whole = span if answer.pattern.by_week else DateSpan(first=span.first, last=span.first)
            from crewplanner.app.cell_fill import Cells, copied_to  # noqa: PLC0415 - to start quickly

            source = Cells(people=people, span=whole)
            found = copied_to(context.plan, production, source, answer.firsts)
            if found.command is None:
                self._say(_("There is nothing booked there to repeat."))
            else:
                do_here(
                    context, found.command, toast=_("Repeated: {what}").format(what=found.said())
                )
        context.focus()

    def _marked(self) -> tuple[tuple[PersonId, ...], DateSpan] | None:
        board = self.context.board
        found = marked_cells(board) if board is not None else None
        if found is None:
            self._say(_("Mark what is meant on the board first."))
            return None
        return tuple(dict.fromkeys(found[0])), found[1]

    def _booker(self) -> Production | None:
        board, production = self.context.board, self.context.production
        cursor = board.scene.selection.cursor if board is not None else None
        if production is None or cursor is None:
            return production
        booker, _unit = booker_of(self.context.plan, production, cursor.group)
        return self.context.plan.productions.get(booker)

    def _people_said(self, people: tuple[PersonId, ...], about: str) -> str:
        if len(people) == 1:
            return f"{self.context.plan.people[people[0]].name} · {about}"
        count = len(people)
        text = ngettext("{count} person", "{count} people", count).format(count=count)
        return f"{text} · {about}"

    def _may(self) -> bool:
        reason = self.context.services.workspace.read_only_reason
        if reason:
            self._say(reason)
        return not reason

    def _say(self, text: str) -> None:
        self.context.page.messages.show_message(text, key=_KEY)
