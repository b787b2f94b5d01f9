"""What came back from a review, looked at before it is taken in."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from crewplanner.app.queries.comments import CommentRow, reply_rows
from crewplanner.app.review_reply import Reply
from crewplanner.app.review_words import signed_in_full
from crewplanner.app.reviewing import Placing
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.comment_columns import comment_text, reply_columns
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.look import Look
from crewplanner.ui.models.table import TableModel, TableProxy
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.table_view import DIALOG_EDGE, TableView
from crewplanner.ui.widgets.text import label

_MARGIN = 20


class TakeDialog(ToolDialog):
    """Who said how much, what of it stands on something that changed since, the sign-off."""

    def __init__(self, look: Look, plan: Plan, reply: Reply, parent: QWidget | None = None) -> None:
        count = len(reply.comments)
        said = ngettext("{who}: {count} comment", "{who}: {count} comments", count)
        super().__init__(
            look,
            _("Take in a review"),
            about=said.format(who=reply.who, count=count),
            size=(1120, 560),
            parent=parent,
        )
        self.rows = reply_rows(plan, reply)
        self._say_first(reply)
        for sign in reply.sign_offs:
            self.body.addWidget(self._line(signed_in_full(plan, sign)))
        self.table = TableView(look, _("Comments"), edge=DIALOG_EDGE)
        self._model = TableModel[CommentRow](
            reply_columns(reply.who), key=lambda row: row.comment.uuid, parent=self
        )
        self._proxy = TableProxy(self._model, self)
        self.table.setModel(self._proxy)
        self.table.show_columns(self._model.columns, "place")
        self._model.set_rows(self.rows)
        self.table.set_hint(_("No comments are in this reply."))
        self.body.addWidget(self.table, 1)
        self._detail = label("", wrap=True)
        self.body.addWidget(self._below())
        self.table.selected.connect(self._tell_all)
        if self.rows:
            self.table.selectRow(0)
        self.take_button = primary_button(look, _("Take in"))
        self.take_button.clicked.connect(self.accept)
        self.take_button.setEnabled(reply.known < count + len(reply.sign_offs))
        cancel = Button(look, _("Cancel"))
        cancel.clicked.connect(self.reject)
        self.end.addWidget(cancel)
        self.end.addWidget(self.take_button)
        self.take_button.setFocus()

    def _say_first(self, reply: Reply) -> None:
        """What is known already, and what moved since."""
        if reply.known:
            text = ngettext(
                "{count} of it is in the project already; it stays as it is.",
                "{count} of them are in the project already; they stay as they are.",
                reply.known,
            )
            self.say(text.format(count=reply.known), MessageKind.INFO, key="known")
        other = sum(row.placing is not Placing.PLACED for row in self.rows)
        if other:
            text = ngettext(
                "{count} comment is about something that has changed since.",
                "{count} comments are about something that has changed since.",
                other,
            )
            self.say(text.format(count=other), MessageKind.WARNING, key="moved")

    def _below(self) -> QWidget:
        held = Surface(self.look, "surface", lines=("top",))
        row = QHBoxLayout(held)
        row.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        row.addWidget(self._detail)
        return held

    def _tell_all(self) -> None:
        """All of the chosen comment, as the table may not have the room."""
        row = self.table.current()
        self._detail.setText(comment_text(row) if isinstance(row, CommentRow) else "")

    def _line(self, text: str) -> QWidget:
        held = Surface(self.look, "surface", lines=("bottom",))
        row = QHBoxLayout(held)
        row.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        row.addWidget(label(text, "strong", wrap=True))
        return held
