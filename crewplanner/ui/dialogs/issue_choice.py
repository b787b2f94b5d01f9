"""The first step of issuing: for whom, as what, with which line, and what is open or missing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crewplanner.app.queries.issue_checks import IssueCheck
from crewplanner.domain.issued import WEEK
from crewplanner.exports import Audience, ClockFace, PaperSize, formats_of
from crewplanner.exports.issuing import Choice
from crewplanner.i18n import _
from crewplanner.ui.dialogs.paper_words import sheet_choices
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.segmented import Segmented
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label, set_property

_FORM_WIDTH = 330
_MARGIN = 20


class IssueChoice(QWidget):
    """Choices at the left, what to look at first at the right."""

    def __init__(
        self,
        look: Look,
        paper: str,
        departments: Sequence[str],
        checks: Sequence[IssueCheck],
        given: Choice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.crew = QCheckBox(_("The whole crew"))
        with_money = paper == WEEK
        self.producer = QCheckBox(
            _("The producer, with money and findings")
            if with_money
            else _("The producer, with private phones")
        )
        self.departments = {name: QCheckBox(name) for name in departments}
        self.formats = {one.id: QCheckBox(_(one.title)) for one in formats_of(paper)}
        self.sheet = Segmented(look, sheet_choices(), name=_("Size of the sheet"))
        self.clock = Segmented(
            look, (("24", _("18:30")), ("12", _("6:30p"))), name=_("How times are written")
        )
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Rain cover from Thursday"))
        self.note.setAccessibleName(_("A line that goes with the messages"))
        self._take(given)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._form())
        row.addWidget(_checks_list(look, checks), 1)

    def choice(self) -> Choice:
        """What is chosen now; without any reader it is for the crew, without a format a PDF."""
        audiences = tuple(
            audience
            for box, audience in (
                (self.crew, Audience.CREW),
                (self.producer, Audience.PRODUCER),
            )
            if box.isChecked()
        )
        departments = tuple(name for name, box in self.departments.items() if box.isChecked())
        formats = tuple(name for name, box in self.formats.items() if box.isChecked())
        return Choice(
            audiences=audiences or (() if departments else (Audience.CREW,)),
            departments=departments,
            formats=formats or ("pdf",),
            sheet=PaperSize(self.sheet.value()),
            clock=ClockFace(self.clock.value()),
        )

    def focus_start(self) -> None:
        """Put the keyboard where choosing begins."""
        self.crew.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, given: Choice) -> None:
        self.crew.setChecked(Audience.CREW in given.audiences)
        self.producer.setChecked(Audience.PRODUCER in given.audiences)
        for name, box in self.departments.items():
            box.setChecked(name in given.departments)
        for name, box in self.formats.items():
            box.setChecked(name in given.formats)
        self.sheet.set_value(given.sheet.value)
        self.clock.set_value(given.clock.value)

    def _form(self) -> QWidget:
        side = Surface(self._look, "surface", lines=("end",))
        side.setFixedWidth(self._look.px(_FORM_WIDTH))
        held = QWidget()
        form = QVBoxLayout(held)
        form.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        form.setSpacing(6)
        self._add(form, _("For"), self.crew, self.producer)
        self._add(form, _("Files"), *self.formats.values())
        self._add(form, _("Sheet"), self.sheet)
        self._add(form, _("Times"), self.clock)
        self._add(form, _("A line that goes with the messages"), self.note)
        if self.departments:
            self._add(form, _("Versions for departments alone"), *self.departments.values())
        form.addStretch(1)
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 1, 0)
        inside.addWidget(_scrolled(held))
        return side

    def _add(self, form: QVBoxLayout, words: str, *fields: QWidget) -> None:
        form.addSpacing(8)
        form.addWidget(label(words, "caption"))
        for field in fields:
            form.addWidget(field)


def _checks_list(look: Look, checks: Sequence[IssueCheck]) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
    column.setSpacing(12)
    head = _("Look at this first") if checks else _("Nothing is open, nothing is missing")
    column.addWidget(label(head, "heading"))
    if not checks:
        column.addWidget(
            label(
                _("All findings are accepted; every day has its call and place."),
                "muted",
                wrap=True,
            )
        )
    for check in checks:
        card = Surface(look, "surface", lines=("all",), radius=8)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(3)
        text = label(check.text, "strong", wrap=True)
        if check.severe:
            set_property(text, "tone", "finding")
        inside.addWidget(text)
        if check.detail:
            inside.addWidget(label(check.detail, "muted", wrap=True))
        column.addWidget(card)
    if checks:
        words = _("None of it stops the issue. What goes out like this stands on it like this.")
        column.addWidget(label(words, "caption", wrap=True))
    column.addStretch(1)
    return _scrolled(held)


def _scrolled(held: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(held)
    for part in (area.viewport(), held):
        part.setAutoFillBackground(False)
    return area
