"""Which production something is for: one that is there, a new one, or none."""

from dataclasses import replace

from PySide6.QtCore import QLocale, QTimeZone, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from crewplanner.app.agreements import shipped
from crewplanner.domain.ids import NEW, ProductionId
from crewplanner.domain.pay.book import PLAIN_ID
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords, Production
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.text import label

_NONE = ProductionId(-1)
_UK_WORDS = frozenset({"GB", "IE", "AU", "NZ", "IN", "ZA"})


class ProductionChoice(QWidget):
    """A list of productions; "New production" shows a field for its title."""

    changed = Signal()
    """Another production is meant, or the new one got its title."""

    def __init__(self, look: Look, none_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = Plan()
        self._none_words = none_words
        self.box = ChoiceBox[ProductionId](look, (), _NONE)
        self.box.setMinimumWidth(look.px(220))
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("Title of the new production"))
        self.title.setAccessibleName(_("Title of the new production"))
        self.title.setMinimumWidth(look.px(200))
        self.title.setVisible(False)
        words = label(_("F&or"), "muted")
        words.setBuddy(self.box)
        self.box.setAccessibleName(_("Production"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words)
        row.addWidget(self.box)
        row.addWidget(self.title)
        self.box.chosen.connect(self._choose)
        self.title.editingFinished.connect(self.changed)

    def offer(self, plan: Plan, chosen: ProductionId | None, none_words: str) -> None:
        """Offer the productions of the plan, a new one, and none; choose one of them."""
        self._plan = plan
        options = [(key, plan.productions[key].title) for key in sorted(plan.productions)]
        options += [(ProductionId(NEW), _("New production…")), (_NONE, none_words)]
        self.box.set_options(options, _NONE if chosen is None else chosen)
        self.title.setVisible(self.box.value() == NEW)

    def set_none_words(self, words: str) -> None:
        """Call "none" otherwise, as fits what is imported."""
        self.box.setItemText(self.box.count() - 1, words)

    @property
    def missing(self) -> str:
        """What is missing, as a sentence; empty where nothing is."""
        if self.box.value() == NEW and not self.title.text().strip():
            return _("Give the new production a title.")
        return ""

    def value(self) -> Production | ProductionId | None:
        """The id of one that is there, a new one with the id NEW, or None."""
        chosen = self.box.value()
        if chosen == _NONE:
            return None
        if chosen == NEW:
            return fresh_production(self._plan, self.title.text().strip())
        return chosen

    def _choose(self, chosen: ProductionId) -> None:
        self.title.setVisible(chosen == NEW)
        if chosen == NEW:
            self.title.setFocus()
        self.changed.emit()


def fresh_production(plan: Plan, title: str = "") -> Production:
    """A new production reckoned like the latest of the project, else as this machine is set."""
    if plan.productions:
        like = plan.productions[max(plan.productions)]
        # One of a production's own is not there in the next one.
        agreement = like.agreement if like.agreement in shipped() else PLAIN_ID
        return replace(
            like, id=ProductionId(NEW), title=title, code="", client="", agreement=agreement
        )
    locale = QLocale()
    country = QLocale.territoryToCode(locale.territory())
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return Production(
        id=ProductionId(NEW),
        title=title,
        timezone=zone if "/" in zone else "UTC",
        currency=locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) or "USD",
        first_weekday=locale.firstDayOfWeek().value - 1,
        holiday_region=country,
        words=FilmWords.UK if country in _UK_WORDS else FilmWords.US,
    )
