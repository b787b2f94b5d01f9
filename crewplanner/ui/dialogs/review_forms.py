"""What is asked in a review: what to send, what to say of a place, an answer, a sign-off."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from crewplanner.app.queries.comments import Place
from crewplanner.app.review_words import review_word, span_words
from crewplanner.dataclass import dataclass
from crewplanner.domain.reviews import Mark, Verdict
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog, FormError, read_field
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.date_edit import DateEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What is to go out: which dates, for whom, with rates or not, as a page too."""

    span: DateSpan
    reader: str
    rates: bool
    page: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says of a place."""

    place: Place
    mark: Mark
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What somebody says of some dates as a whole."""

    verdict: Verdict
    note: str


class Words(QPlainTextEdit):
    """A few lines: Enter is done, Shift+Enter begins a new line."""

    entered = Signal()

    def __init__(self, look: Look, text: str = "") -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setFixedHeight(look.px(84))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def words(self) -> str:
        """What was written."""
        return self.toPlainText().strip()


class SendDialog(FormDialog[Sending]):
    """Which dates go out, for whom, and whether money goes with them."""

    def __init__(
        self,
        look: Look,
        title: str,
        week: DateSpan,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        about = _(
            "A package of “{title}” that opens for reading, comments and sign-off. Private "
            "contacts and notes on people stay here."
        )
        super().__init__(
            look,
            _("Send for review"),
            _("Save the package…"),
            about=about.format(title=title),
            parent=parent,
        )
        self.reader = QLineEdit()
        self.reader.setPlaceholderText(_("Mira"))
        self.first, self.last = DateEdit(look, today), DateEdit(look, today)
        self.first.set_date(week.first)
        self.last.set_date(week.last)
        self.rates = QCheckBox(_("Show rates, deals and budget"))
        self.page = QCheckBox(_("Write a web page as well"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Please look at Thursday first"))
        self.form.add("reader", _("&For whom"), self.reader)
        self.form.add("first", _("F&rom"), self.first)
        self.form.add("last", _("&To"), self.last)
        help_text = _("If not, the files hold no rate, deal or budget at all")
        self.form.add("rates", _("&Money"), self.rates, help_text=help_text, wide=True)
        help_text = _("One file for those without CrewPlanner, read offline")
        self.form.add("page", _("&Web page"), self.page, help_text=help_text, wide=True)
        self.form.add("note", _("&Note"), self.note, wide=True)

    def result_of_form(self) -> Sending:
        errors: dict[str, str] = {}
        reader = self.reader.text().strip()
        if not reader:
            errors["reader"] = _("Say who reviews it.")
        first = read_field(self.first.date, "first", errors)
        last = read_field(self.last.date, "last", errors) or first
        if first is None:
            errors.setdefault("first", _("Say a date."))
        elif last is not None and last < first:
            errors["last"] = _("This is before the first day.")
        if errors or first is None or last is None:
            raise FormError(errors)
        return Sending(
            span=DateSpan(first=first, last=last),
            reader=reader,
            rates=self.rates.isChecked(),
            page=self.page.isChecked(),
            note=self.note.text().strip(),
        )


class CommentDialog(FormDialog[Said]):
    """What is said, and of what: the first of the places is the nearest."""

    def __init__(
        self,
        look: Look,
        places: Sequence[tuple[Place, str]],
        said: Said | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Comment") if said is None else _("Edit comment")
        super().__init__(look, title, _("Comment") if said is None else _("Save"), parent=parent)
        self.place = ChoiceBox[Place](look, places, places[0][0])
        self.place.setMinimumWidth(look.px(320))
        self.place.setEnabled(len(places) > 1)
        marks = [(mark, review_word(mark)) for mark in Mark]
        self.mark = ChoiceBox[Mark](look, marks, said.mark if said else Mark.COMMENT)
        self.text = Words(look, said.text if said else "")
        self.text.entered.connect(self.try_accept)
        self.form.add("place", _("&About"), self.place)
        self.form.add("mark", _("&Kind"), self.mark)
        help_text = _("Enter is done, Shift+Enter begins a new line")
        self.form.add("text", _("&What"), self.text, help_text=help_text, wide=True)
        self.form.begin_with("text")

    def result_of_form(self) -> Said:
        text, mark = self.text.words(), self.mark.value()
        if not text and mark is not Mark.FINE:
            raise FormError({"text": _("Say something, or choose “Fine”.")})
        return Said(place=self.place.value(), mark=mark, text=text)


class AnswerDialog(FormDialog[tuple[str, bool]]):
    """An answer to a comment, and whether it is done with."""

    def __init__(
        self, look: Look, about: str, answer: str, *, done: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, _("Answer comment"), _("Answer"), about=about, parent=parent)
        self.text = Words(look, answer)
        self.text.entered.connect(self.try_accept)
        self.done_box = QCheckBox(_("Nothing is left to do"))
        self.done_box.setChecked(done)
        help_text = _("Enter is done, Shift+Enter begins a new line")
        self.form.add("text", _("&Answer"), self.text, help_text=help_text, wide=True)
        self.form.add("done", _("&State"), self.done_box, wide=True)

    def result_of_form(self) -> tuple[str, bool]:
        text, done = self.text.words(), self.done_box.isChecked()
        if not text and not done:
            raise FormError({"text": _("Say something, or tick that nothing is left to do.")})
        return text, done


class SignDialog(FormDialog[Signed]):
    """Yes, yes but, or no to the plan of some dates."""

    def __init__(self, look: Look, span: DateSpan, parent: QWidget | None = None) -> None:
        about = _("Your word on the plan of {dates}, as it is now.").format(dates=span_words(span))
        super().__init__(look, _("Sign off"), _("Sign off"), about=about, parent=parent)
        verdicts = [(one, review_word(one)) for one in Verdict]
        self.verdict = ChoiceBox[Verdict](look, verdicts, Verdict.APPROVED)
        self.note = Words(look)
        self.note.entered.connect(self.try_accept)
        self.form.add("verdict", _("&Verdict"), self.verdict)
        self.form.add("note", _("&Note"), self.note, wide=True)

    def result_of_form(self) -> Signed:
        verdict, note = self.verdict.value(), self.note.words()
        if verdict is not Verdict.APPROVED and not note:
            raise FormError({"note": _("Say what should change: whoever plans cannot guess it.")})
        return Signed(verdict=verdict, note=note)
