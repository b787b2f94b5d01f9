"""Which agreement a deal is under, and what it says otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.agreements import agreements_for, shipped
from crewplanner.app.queries.agreements import NOT_ADVICE, about, agreement_options
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _, ngettext
from crewplanner.ui.dialogs.agreement_terms import AgreementDialog, Terms
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.text import label


class AgreementField(QWidget):
    """A list of the agreements by title; below it what is chosen, and the terms of the deal.

    The terms that were set under one agreement are there again when it is chosen again.
    """

    changed = Signal()

    def __init__(
        self,
        look: Look,
        plan: Plan,
        production: ProductionId,
        agreement: str,
        terms: Terms = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._known = agreements_for(plan, production) or shipped()
        self._terms: dict[str, Terms] = {agreement: terms}
        options = agreement_options(plan, production)
        if agreement not in self._known:
            lost = _("{name} (not known here)").format(name=agreement)
            options = ((agreement, lost), *options)
        self.choice = ChoiceBox[str](look, options, agreement)
        self.terms_button = Button(look, _("Ter&ms…"))
        self._about = label("", "caption", wrap=True)
        self._differing = label("", "caption", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(self.terms_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self._differing)
        column.addWidget(self._about)
        self.setFocusProxy(self.choice)
        self.choice.chosen.connect(self._choose)
        self.terms_button.clicked.connect(self.ask_terms)
        self._show()

    def setAccessibleName(self, name: str) -> None:
        """Name the list, which is what the keyboard reaches."""
        super().setAccessibleName(name)
        self.choice.setAccessibleName(name)

    def value(self) -> str:
        """The id of the agreement."""
        return self.choice.value()

    def terms(self) -> Terms:
        """The parameters that are agreed otherwise than the agreement says."""
        return self._terms.get(self.value(), ())

    def ask_terms(self) -> None:
        """Show the agreement, and take the terms that are set there."""
        agreement = self._known.get(self.value())
        if agreement is None:
            return
        found = AgreementDialog(self._look, agreement, self.terms(), self.window()).ask()
        if found is not None:
            self._terms[agreement.id] = found
            self._show()

    def _choose(self, _agreement: str) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        agreement = self._known.get(self.value())
        self.terms_button.setEnabled(agreement is not None)
        if agreement is None:
            self._about.setText(_("Choose an agreement that this production has."))
        else:
            self._about.setText(f"{about(agreement)}. {_(NOT_ADVICE)}")
        count = len(self.terms())
        said = ngettext(
            "{count} term is agreed otherwise in this deal.",
            "{count} terms are agreed otherwise in this deal.",
            count,
        )
        self._differing.setText(said.format(count=count))
        self._differing.setVisible(bool(count))
