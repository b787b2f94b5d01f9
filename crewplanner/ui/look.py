"""Look: the theme, fonts and icons that the window wears now, and the word when they change."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from crewplanner.ui.fonts import Fonts, default_fonts, load_fonts
from crewplanner.ui.icons import Icons
from crewplanner.ui.theme import Theme, ThemeChoice, chosen_theme

BEGUN_IN_FUSION = "begun-in-fusion"
"""The property of an application that was begun in its style: to ask for that takes long."""


class Look(QObject):
    """Given to every widget that paints or shows icons; they read it when they paint.

    `changed` comes after the application wears the new look: redo cached pixmaps and icons then.
    """

    changed = Signal()

    def __init__(
        self,
        choice: ThemeChoice = ThemeChoice.LIGHT,
        *,
        scale: float = 1.0,
        system_font: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        load_fonts()
        self.choice = choice
        self.theme: Theme = chosen_theme(choice)
        self.icons = Icons(self.theme)
        self.fonts: Fonts = default_fonts(scale, system=system_font)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_desktop)

    def role(self, name: str) -> QColor:
        """The color of a role in the present theme."""
        return self.theme.role(name)

    def icon(self, name: str, side: int = 0) -> QIcon:
        """The icon "shape:role" in the present theme, to be shown at `side` pixels."""
        return self.icons.icon(name, side)

    def px(self, length: int) -> int:
        """A length of the design at the present size of text."""
        return self.fonts.px(length)

    def dress(self, application: QApplication) -> None:
        """Put style, font, palette and style sheet on the application."""
        if not application.property(BEGUN_IN_FUSION) and application.style().name() != "fusion":
            application.setStyle("Fusion")
        application.setFont(self.fonts.text())
        application.setPalette(self.theme.palette())
        application.setStyleSheet(self.theme.style_sheet(self.fonts.scale))

    def choose(self, choice: ThemeChoice) -> None:
        """Change to another theme while the window is open."""
        self.choice = choice
        self._wear(chosen_theme(choice), self.fonts)

    def resize_text(self, scale: float) -> None:
        """Change the size of text (1.0 is the design's) while the window is open."""
        self._wear(self.theme, Fonts(family=self.fonts.family, scale=scale))

    def _wear(self, theme: Theme, fonts: Fonts) -> None:
        if theme.name != self.theme.name:
            self.theme = theme
            self.icons = Icons(theme)
        self.fonts = fonts
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.dress(application)
        self.changed.emit()

    def _follow_desktop(self, _scheme: Qt.ColorScheme) -> None:
        if self.choice is ThemeChoice.SYSTEM:
            self._wear(chosen_theme(self.choice), self.fonts)
