"""The window's type: one family with figures of equal width, sizes by use, weights by rank."""

from PySide6.QtGui import QFont, QFontDatabase

from crewplanner.dataclass import dataclass
from crewplanner.paths import resource

FAMILY = "Inter"
TEXT_PX = 13
CAPTION_PX = 11
TITLE_PX = 16
FIGURE_PX = 19

_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """Fonts by use. `scale` is the user's size of text, 1.0 to 2.0; lengths in code follow `px`."""

    family: str = FAMILY
    scale: float = 1.0

    def px(self, length: int) -> int:
        """A length of the design in device-independent pixels at this size of text."""
        return round(length * self.scale)

    def text(self, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Running text and cells."""
        return self._font(TEXT_PX, weight)

    def strong(self) -> QFont:
        """Text that leads its row."""
        return self._font(TEXT_PX, QFont.Weight.DemiBold)

    def caption(self, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Small print: column titles, bars, notes."""
        return self._font(CAPTION_PX, weight)

    def title(self) -> QFont:
        """The name of a page."""
        return self._font(TITLE_PX, QFont.Weight.DemiBold)

    def figure(self) -> QFont:
        """The one figure a card is about."""
        return self._font(FIGURE_PX, QFont.Weight.DemiBold)

    def _font(self, size: int, weight: QFont.Weight) -> QFont:
        font = QFont(self.family)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


def load_fonts() -> None:
    """Make the bundled family known. Needs the application; twice does no harm."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def default_fonts(scale: float = 1.0, *, system: bool = False) -> Fonts:
    """The bundled family, or the desktop's own where the user prefers it."""
    if not system and QFontDatabase.hasFamily(FAMILY):
        return Fonts(scale=scale)
    family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return Fonts(family=family, scale=scale)
