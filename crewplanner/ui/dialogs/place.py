"""A place of work, a unit: small things that a day needs."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from crewplanner.app.call_sheet_editing import pairs_text, parse_pairs
from crewplanner.app.commands.base import Command
from crewplanner.app.commands.productions import AddPlace, AddUnit, EditPlace, EditUnit
from crewplanner.app.coordinates import (
    Coordinates,
    coordinates_text,
    coordinates_typed,
    parse_coordinates,
)
from crewplanner.app.errors import Refused
from crewplanner.domain.ids import NEW, PlaceId, ProductionId, UnitId
from crewplanner.domain.productions import Place, Unit
from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.look import Look


class PlaceDialog(FormDialog[Command]):
    """Name, address, what one must know to get there, and the nearest hospital."""

    def __init__(
        self,
        look: Look,
        production: ProductionId,
        place: Place | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Edit place") if place else _("Add place")
        super().__init__(look, title, _("Save") if place else _("Add"), parent=parent)
        self._place = place or Place(id=PlaceId(NEW), production=production, name="")
        self._name = QLineEdit(self._place.name)
        self._address = QPlainTextEdit(self._place.address)
        self._note = QPlainTextEdit(self._place.note)
        for field in (self._address, self._note):
            field.setTabChangesFocus(True)
            field.setFixedHeight(look.px(56))
        self.form.add("name", _("&Name"), self._name, wide=True)
        self.form.add("address", _("&Address"), self._address, wide=True)
        about = _("A line each: unit base, parking, holding, toilets, access, gate code, contact")
        self._where = QLineEdit(_typed(self._place))
        self._where.setPlaceholderText("51.5072, -0.1276")
        self._where.textChanged.connect(self._say_where)
        self.form.add("where", _("&Coordinates"), self._where, help_text=_about(""), wide=True)
        self._say_where(self._where.text())
        self._details = QPlainTextEdit(pairs_text(self._place.details))
        self._details.setPlaceholderText(_("Unit base: Coal Yard\nCrew parking: Fish market"))
        self._details.setTabChangesFocus(True)
        self._details.setFixedHeight(look.px(96))
        self.form.add("details", _("&Details"), self._details, help_text=about, wide=True)
        self.form.add("note", _("N&ote"), self._note, wide=True)
        self._add_hospital()

    def _add_hospital(self) -> None:
        self.form.section(_("Nearest hospital"), _("With an emergency room. Call sheets need it."))
        self._hospital = QLineEdit(self._place.hospital)
        self._hospital_address = QLineEdit(self._place.hospital_address)
        self._hospital_phone = QLineEdit(self._place.hospital_phone)
        self.form.add("hospital", _("&Hospital"), self._hospital, wide=True)
        self.form.add("hospital_address", _("Add&ress there"), self._hospital_address, wide=True)
        self.form.add("hospital_phone", _("&Phone there"), self._hospital_phone, wide=True)

    def result_of_form(self) -> Command:
        name = self._name.text().strip()
        if not name:
            raise FormError({"name": _("A place needs a name.")})
        try:
            where = _read(self._where.text())
        except Refused as error:
            raise FormError({"where": error.reason}) from error
        place = replace(
            self._place,
            name=name,
            address=self._address.toPlainText().strip(),
            note=self._note.toPlainText().strip(),
            latitude=where[0] if where else None,
            longitude=where[1] if where else None,
            hospital=self._hospital.text().strip(),
            hospital_address=self._hospital_address.text().strip(),
            hospital_phone=self._hospital_phone.text().strip(),
            details=parse_pairs(self._details.toPlainText()),
        )
        return EditPlace(place=place) if place.id else AddPlace(place=place)

    def _say_where(self, text: str) -> None:
        """What is understood, while it is typed; what is not is said when it is accepted."""
        self.form.set_help("where", _about(text))


def _typed(place: Place) -> str:
    if place.latitude is None or place.longitude is None:
        return ""
    return coordinates_typed(place.latitude, place.longitude)


def _about(text: str) -> str:
    """What is understood of what is typed, or what to type."""
    try:
        where = _read(text)
    except Refused:
        where = None
    if where is None:
        return _("As a map gives them: for sunrise, sunset and golden hour")
    return "→ " + coordinates_text(*where)


def _read(text: str) -> Coordinates | None:
    return parse_coordinates(text) if text.strip() else None


class UnitDialog(FormDialog[Command]):
    """A unit's name."""

    def __init__(
        self,
        look: Look,
        production: ProductionId,
        unit: Unit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Rename unit") if unit else _("Add unit")
        super().__init__(look, title, _("Save") if unit else _("Add"), width=420, parent=parent)
        self._unit = unit or Unit(id=UnitId(NEW), production=production, name="")
        self._name = QLineEdit(self._unit.name)
        about = _("Main unit, second unit, splinter unit")
        self.form.add("name", _("&Name"), self._name, help_text=about, wide=True)

    def result_of_form(self) -> Command:
        name = self._name.text().strip()
        if not name:
            raise FormError({"name": _("A unit needs a name.")})
        unit = Unit(
            id=self._unit.id,
            production=self._unit.production,
            name=name,
            position=self._unit.position,
        )
        return EditUnit(unit=unit) if unit.id else AddUnit(unit=unit)
