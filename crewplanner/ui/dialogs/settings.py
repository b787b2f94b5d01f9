"""Settings of this user on this machine: name, look, how papers are written."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from crewplanner.app.settings import Settings
from crewplanner.dataclass import dataclass
from crewplanner.exports import ClockFace, PaperSize
from crewplanner.i18n import _
from crewplanner.ui.dialogs.dialog import FormDialog, FormError
from crewplanner.ui.look import Look
from crewplanner.ui.theme import ThemeChoice
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.choice_box import ChoiceBox

_LONGEST = 60
_SCALES = (0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """All that the dialog asks for."""

    settings: Settings
    theme: ThemeChoice
    text_scale: float


class SettingsDialog(FormDialog[Chosen]):
    """Nothing changes before Save, nothing on Cancel."""

    def __init__(
        self,
        look: Look,
        settings: Settings,
        system_user: str,
        parent: QWidget | None = None,
    ) -> None:
        about = _("For you on this computer. They are not part of a project.")
        super().__init__(look, _("Settings"), _("Save"), about=about, width=500, parent=parent)
        self._settings = settings
        self.user = QLineEdit(settings.user)
        self.user.setPlaceholderText(system_user)
        self.user.setMaxLength(_LONGEST)
        self.theme = ChoiceBox[ThemeChoice](
            look,
            (
                (ThemeChoice.SYSTEM, _("As the desktop")),
                (ThemeChoice.LIGHT, _("Light")),
                (ThemeChoice.DARK, _("Dark")),
            ),
            look.choice,
        )
        scale = round(look.fonts.scale, 2)
        scales = sorted({*_SCALES, scale})
        self.text_scale = ChoiceBox[float](look, [(one, _percent(one)) for one in scales], scale)
        self.sheet = ChoiceBox[str](look, _sheets(), settings.sheet)
        self.clock = ChoiceBox[str](look, _clocks(), settings.clock)
        self.form.add(
            "user",
            _("Your &name"),
            self.user,
            help_text=_(
                "In the history, on papers, and for whoever finds a project open. It counts from "
                "the next project that you open."
            ),
            wide=True,
        )
        self.form.section(_("Look"))
        self.form.add("theme", _("&Theme"), self.theme, wide=True)
        self.form.add("text_scale", _("Te&xt size"), self.text_scale, wide=True)
        self.keys = Button(look, _("Change &keys…"))
        self.keys.setToolTip(_("Other keys for any action; single letters can be switched off"))
        self.extra.addWidget(self.keys)
        self.form.section(_("Papers"), _("What an export begins with; each can be changed there"))
        self.form.add("sheet", _("&Sheet"), self.sheet, wide=True)
        self.form.add("clock", _("T&imes"), self.clock, wide=True)

    def result_of_form(self) -> Chosen:
        user = " ".join(self.user.text().split())
        if not user.isprintable():
            raise FormError({"user": _("The name holds characters that cannot be written.")})
        return Chosen(
            settings=replace(
                self._settings, user=user, sheet=self.sheet.value(), clock=self.clock.value()
            ),
            theme=self.theme.value(),
            text_scale=self.text_scale.value(),
        )


def _percent(scale: float) -> str:
    return _("{percent} %").format(percent=round(scale * 100))


def _sheets() -> tuple[tuple[str, str], ...]:
    return (
        ("", _("By the film words: US letter, UK A4")),
        (PaperSize.A4.value, _("A4")),
        (PaperSize.LETTER.value, _("Letter")),
        (PaperSize.A3.value, _("A3")),
        (PaperSize.TABLOID.value, _("Tabloid")),
    )


def _clocks() -> tuple[tuple[str, str], ...]:
    return (
        (ClockFace.H24.value, _("24 hours: 18:30")),
        (ClockFace.H12.value, _("12 hours: 6:30p")),
    )
