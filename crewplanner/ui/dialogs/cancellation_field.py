"""The terms of releasing somebody late, as rows: within so many days, so many percent."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from crewplanner.app.cancellation_presets import PRESETS
from crewplanner.domain.cancellation import WHOLE, CancellationStep
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.text import label

_ROWS = 4
_NONE, _OWN = "none", "own"
_MOST_DAYS = 366


class CancellationField(QWidget):
    """A list of published terms, and rows that can be typed over. `none` says what no rows mean."""

    def __init__(self, look: Look, steps: Sequence[CancellationStep], none: str) -> None:
        super().__init__()
        options = [(_NONE, none)]
        options += [(str(number), _(words)) for number, (words, _steps) in enumerate(PRESETS)]
        options.append((_OWN, _("Other terms")))
        self.preset = ChoiceBox[str](look, options, _NONE)
        self.preset.setAccessibleName(_("Release terms"))
        self.rows = [(_small(look), _small(look)) for _row in range(_ROWS)]
        self._more = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.preset)
        column.addWidget(self._more)
        self._lay_out()
        self.setFocusProxy(self.preset)
        self._put(steps)
        self.preset.chosen.connect(self._take_preset)
        for days, percent in self.rows:
            days.textEdited.connect(self._follow_rows)
            percent.textEdited.connect(self._follow_rows)

    def value(self) -> tuple[CancellationStep, ...]:
        """The steps, the longest notice first. Raises ValueError with a sentence."""
        found: dict[int, int] = {}
        for days_edit, percent_edit in self.rows:
            days, percent = days_edit.text().strip(), percent_edit.text().strip().removesuffix("%")
            if not days and not percent:
                continue
            if not days.isdecimal() or not percent.strip().isdecimal():
                raise ValueError(_("Each row needs whole days and percent: within 3 days 75 %."))
            if int(days) > _MOST_DAYS or int(percent) > WHOLE:
                raise ValueError(_("At most 366 days and 100 %."))
            if int(days) in found:
                raise ValueError(_("Two rows are for the same number of days."))
            found[int(days)] = int(percent)
        return tuple(
            CancellationStep(days=days, percent=percent)
            for days, percent in sorted(found.items(), reverse=True)
        )

    def _lay_out(self) -> None:
        grid = QGridLayout(self._more)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for number, (days, percent) in enumerate(self.rows):
            days.setAccessibleName(_("Row {number}: within days").format(number=number + 1))
            percent.setAccessibleName(_("Row {number}: percent").format(number=number + 1))
            cells = (label(_("within")), days, label(_("days")), percent, label(_("% of the pay")))
            for place, cell in enumerate(cells):
                grid.addWidget(cell, number, place)
        grid.setColumnStretch(len(self.rows) + 1, 1)

    def _put(self, steps: Sequence[CancellationStep]) -> None:
        ordered = sorted(steps, key=lambda step: -step.days)
        for number, (days, percent) in enumerate(self.rows):
            step = ordered[number] if number < len(ordered) else None
            days.setText("" if step is None else str(step.days))
            percent.setText("" if step is None else str(step.percent))
        self._name(tuple(ordered))

    def _take_preset(self, chosen: str) -> None:
        if chosen.isdecimal():
            self._put(PRESETS[int(chosen)][1])
        elif chosen == _NONE:
            self._put(())
        else:
            self._more.setVisible(True)
            self.rows[0][0].setFocus()

    def _follow_rows(self) -> None:
        try:
            self._name(self.value())
        except ValueError:
            self.preset.set_value(_OWN)

    def _name(self, steps: tuple[CancellationStep, ...]) -> None:
        """Say which of the published terms the rows are."""
        known = [number for number, (_words, terms) in enumerate(PRESETS) if terms == steps]
        chosen = str(known[0]) if known else _OWN if steps else _NONE
        self.preset.set_value(chosen)
        self._more.setVisible(bool(steps))


def _small(look: Look) -> QLineEdit:
    field = QLineEdit()
    field.setFixedWidth(look.px(56))
    return field
