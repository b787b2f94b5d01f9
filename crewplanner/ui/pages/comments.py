"""Comments: what was said of the plan, where it stands now, answers, and who signed off."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from crewplanner.app.changes import ChangeSet
from crewplanner.app.commands.reviews import AnswerComment, EditComment, RemoveComment
from crewplanner.app.queries.comments import (
    CommentRow,
    CommentState,
    comment_rows,
    place_text,
    sign_offs_of,
)
from crewplanner.app.review_words import signed_in_full
from crewplanner.app.reviewing import why_closed
from crewplanner.app.roles import why_not
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.actions import ActionSpec
from crewplanner.ui.dialogs.comment_columns import STATES, comment_columns, comment_text
from crewplanner.ui.dialogs.review_forms import AnswerDialog, CommentDialog, Said
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.pages.page import Page
from crewplanner.ui.services import Services
from crewplanner.ui.session import Selection
from crewplanner.ui.widgets.buttons import Button, offer
from crewplanner.ui.widgets.empty_state import EmptyState
from crewplanner.ui.widgets.filter_bar import FilterBar
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.table_view import PAGE_EDGE, TableView
from crewplanner.ui.widgets.text import label

_ALL = "all"
_SIGNED = "signed"


class CommentsPage(Page):
    """A table of comments. Enter goes to the place on the board."""

    page_actions = (
        ActionSpec(
            id="comment-answer",
            text=N_("&Answer comment…"),
            handler="answer",
            icon="edit",
            keys=("F2",),
            menu="edit",
            help=N_("Answer it, and say whether it is done with; one's own is edited"),
        ),
        ActionSpec(
            id="comment-done",
            text=N_("Comment is &done with, or not"),
            handler="switch_done",
            icon="check",
            keys=("Ctrl+Shift+A",),
            menu="edit",
        ),
        ActionSpec(
            id="comment-remove",
            text=N_("&Remove comment"),
            handler="remove",
            icon="trash",
            keys=("Del",),
            menu="edit",
            local=True,
            help=N_("Only your own"),
        ),
        ActionSpec(
            id="find-comment",
            text=N_("&Find a comment"),
            handler="seek",
            icon="search",
            keys=("Ctrl+F",),
            menu="edit",
        ),
    )
    key_notes = ((N_("The place on the board"), "Enter"),)
    tables = frozenset(
        {"comments", "sign_offs", "reviews", "members", "bookings", "shoot_days", "people", "units"}
    )

    def __init__(self, services: Services) -> None:
        super().__init__(services, _("Comments"))
        look = services.look
        shown = ((_ALL, _("All")), *((one.value, _(STATES[one])) for one in CommentState))
        self.box = Segmented(look, shown, name=_("Comments shown"))
        self._bar = FilterBar(look)
        self.search = SearchBox(look, _("Person, date or words"))
        self._bar.add_widget(self.search)
        self.answer_button = Button(look, _("Answer…"), icon="edit:ink")
        self.answer_button.setToolTip(_("Answer it, and say whether it is done with (F2)"))
        self.done_button = Button(look, _("Mark as done"), icon="check:ink")
        self.done_button.setToolTip(
            _("Nothing is left to do there, or open it again (Ctrl+Shift+A)")
        )
        self.say_button = Button(look, _("Comment…"), icon="review:ink")
        self.say_button.setToolTip(_("Comment on the whole plan (Ctrl+Alt+M)"))
        for widget in (self.box, self.say_button, self.answer_button, self.done_button):
            self.header.add_tool(widget)
        self.table = TableView(look, _("Comments"), edge=PAGE_EDGE)
        self._rows: tuple[CommentRow, ...] = ()
        self._model = TableModel(comment_columns(), key=lambda row: row.comment.id, parent=self)
        self._proxy = TableProxy(self._model, self)
        self.table.setModel(self._proxy)
        self.table.show_columns(self._model.columns, "place")
        self.body.addWidget(self._bar)
        self.body.addWidget(self.table, 1)
        self._detail = label("", wrap=True)
        below = Surface(look, "surface", lines=("top",))
        row = QVBoxLayout(below)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(self._detail)
        self.body.addWidget(below)
        self.search.sought.connect(self._filter)
        self.search.left.connect(self.table.setFocus)
        self.box.chosen.connect(self._filter)
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._offer)
        self.answer_button.clicked.connect(self.answer)
        self.done_button.clicked.connect(self.switch_done)
        self.say_button.clicked.connect(self._say)
        services.session.production_changed.connect(self.mark_stale)

    def refresh(self, change: ChangeSet | None) -> None:
        del change
        plan, production = self.services.workspace.plan, self.services.session.production
        known = production if production in plan.productions else None
        self._rows = comment_rows(plan, known) if known is not None else ()
        signs = sign_offs_of(plan, known) if known is not None else ()
        self.messages.clear_message(_SIGNED)
        if signs:
            text = "\n".join(signed_in_full(plan, one) for one in signs[:3])
            self.messages.show_message(text, MessageKind.INFO, key=_SIGNED, closable=False)
        fresh = sum(row.state is CommentState.NEW for row in self._rows)
        self.count_changed.emit(fresh, False)
        if not self._rows:
            self._say_nothing(production_known=known is not None)
            return
        self.header.set_bare(False)
        self.show_body()
        self._filter()

    def answer(self) -> None:
        """Answer the chosen comment; a reviewer edits the own one."""
        row = self.table.current()
        if not isinstance(row, CommentRow):
            return
        if self._planning:
            self._answer(row)
        else:
            self._edit(row)

    def switch_done(self) -> None:
        """The chosen comment is done with, or open again."""
        row = self.table.current()
        if isinstance(row, CommentRow):
            one = row.comment
            said = _("Opened the comment again") if one.done else _("Marked the comment as done")
            self.do(AnswerComment(comment=one.id, answer=one.answer, done=not one.done), toast=said)

    def remove(self) -> None:
        """Take the chosen comment back."""
        row = self.table.current()
        if isinstance(row, CommentRow):
            self.do(RemoveComment(comment=row.comment.id), toast=_("Took the comment back"))

    def seek(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()
        self.search.selectAll()

    @property
    def _planning(self) -> bool:
        workspace = self.services.workspace
        return why_not(workspace.plan, workspace.context.user) is None

    def _answer(self, row: CommentRow) -> None:
        one = row.comment
        about = f"{row.place}: {one.text}" + (f"\n{row.since}" if row.since else "")
        found = AnswerDialog(self.look, about, one.answer, done=one.done, parent=self).ask()
        if found is not None:
            text, done = found
            said = _("Answered the comment")
            self.do(AnswerComment(comment=one.id, answer=text, done=done), toast=said)

    def _edit(self, row: CommentRow) -> None:
        one, plan = row.comment, self.services.workspace.plan
        place = (one.person, one.date)
        said = Said(place=place, mark=one.mark, text=one.text)
        places = [(place, place_text(plan, *place))]
        found = CommentDialog(self.look, places, said, self).ask()
        if found is not None:
            self.do(
                EditComment(comment=one.id, mark=found.mark, text=found.text),
                toast=_("Edited the comment"),
            )

    def _say(self) -> None:
        self.services.run("comment")

    def _say_nothing(self, *, production_known: bool) -> None:
        self.header.set_bare(not production_known)
        state = EmptyState(
            self.look,
            _("No comments yet"),
            _(
                "Comments on cells, people and dates will be here: your own, and those that come "
                "back from a review, each with what has changed there since."
            ),
            icon="review",
            step=("board", _("Go to the board")),
        )
        state.chosen.connect(self.services.go)
        self.show_empty(state)
        self._offer()

    def _filter(self, _text: str = "") -> None:
        wanted = self.box.value()
        here = [row for row in self._rows if wanted in (_ALL, row.state.value)]
        self._model.set_rows(here)
        self._proxy.set_words(self.search.text())
        self.table.set_hint(_("No comment is like that. Choose “All” above."))
        for state in CommentState:
            count = sum(row.state is state for row in self._rows)
            word = _(STATES[state])
            self.box.set_words(state.value, f"{word} {count}" if count else word)
        shown = self._proxy.rowCount()
        text = ngettext("{count} comment", "{count} comments", shown).format(count=shown)
        if hidden := len(here) - shown:
            text += " · " + _("{count} hidden by filter").format(count=hidden)
        self._bar.set_summary(text)
        if shown and self.table.current() is None:
            self.table.selectRow(0)
        self._offer()

    def _offer(self) -> None:
        row = self.table.current() if self._rows else None
        there = isinstance(row, CommentRow)
        user = self.services.workspace.context.user
        own = there and row.comment.who.casefold() == user.casefold()
        self.answer_button.setText(_("Answer…") if self._planning else _("Edit…"))
        closed = why_closed(self.services.workspace)
        offer(self.say_button, closed)
        offer(self.answer_button, closed, when=there and (self._planning or own))
        offer(self.done_button, closed, when=there and self._planning)
        self.done_button.setVisible(self._planning)
        done = isinstance(row, CommentRow) and row.comment.done
        self.done_button.setText(_("Open again") if done else _("Mark as done"))
        self.done_button.set_icon("undo:ink" if done else "check:ink")
        self._detail.setText(comment_text(row) if isinstance(row, CommentRow) else "")

    def _open(self, row: CommentRow) -> None:
        """Go to the place: the cell on the board, the date, or the person."""
        one, services = row.comment, self.services
        if one.date is None and one.person is None:
            return
        if one.date is not None:
            services.session.set_date(one.date)
        date = one.date or services.session.date
        services.go("board")
        people = (one.person,) if one.person is not None else ()
        services.session.select(Selection(people=people, dates=DateSpan(first=date, last=date)))

    def focus_start(self) -> None:
        if self._rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_start()
