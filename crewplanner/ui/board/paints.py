"""What the board paints with: colors by role and fonts by use, derived once from a theme."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QFont

from crewplanner.dataclass import dataclass
from crewplanner.ui.board.writing import BoardFont
from crewplanner.ui.fonts import Fonts, default_fonts


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """The colors of one kind of cell; `hatch` is the stripe of its pattern, if it has one."""

    line: QColor
    fill: QColor
    ink: QColor
    hatch: QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFonts:
    """Fonts by use. `text` is the size of plain text in pixels, which all heights follow."""

    text: int
    name: BoardFont
    strong: BoardFont
    role: BoardFont
    cell: BoardFont
    cell_strong: BoardFont
    small: BoardFont
    badge: BoardFont
    day: BoardFont
    caption: BoardFont
    caption_strong: BoardFont


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPaints:
    """Colors and fonts of a board in one theme; equal for equal themes and fonts."""

    surface: QColor
    ground: QColor
    side: QColor
    line: QColor
    ink: QColor
    muted: QColor
    hover: QColor
    weekend: QColor
    stripe: QColor
    today: QColor
    night: QColor
    finding: QColor
    finding_on: QColor
    selection: QColor
    selection_fill: QColor
    focus: QColor
    confirmed: Paint
    hold: Paint
    second: Paint
    enquired: Paint
    outline: Paint
    elsewhere: Paint
    away: Paint
    fonts: BoardFonts


def from_roles(role: Callable[[str], QColor], fonts: Fonts | None = None) -> BoardPaints:
    """Paints for a theme's roles ("ink", "hold.fill" ...). Needs the application.

    Without `fonts`: the bundled family at its plain size, or the desktop's where it is missing.
    """
    return BoardPaints(
        surface=role("surface"),
        ground=role("ground"),
        side=role("group.fill"),
        line=role("line"),
        ink=role("ink"),
        muted=role("muted"),
        hover=role("hover"),
        weekend=role("weekend"),
        stripe=role("line"),
        today=role("today"),
        night=role("night"),
        finding=role("finding"),
        finding_on=role("finding.on"),
        selection=role("selection.line"),
        selection_fill=role("selection.fill"),
        focus=role("focus"),
        confirmed=_paint(role, "confirmed"),
        hold=_paint(role, "hold", "hold.hatch"),
        second=_paint(role, "second"),
        enquired=_paint(role, "enquired"),
        outline=_paint(role, "outline"),
        elsewhere=_paint(role, "elsewhere"),
        away=_paint(role, "away", "away.hatch"),
        fonts=_fonts(fonts or default_fonts()),
    )


def _paint(role: Callable[[str], QColor], name: str, hatch: str | None = None) -> Paint:
    return Paint(
        line=role(f"{name}.line"),
        fill=role(f"{name}.fill"),
        ink=role(f"{name}.ink"),
        hatch=role(hatch or f"{name}.fill"),
    )


def _fonts(fonts: Fonts) -> BoardFonts:
    medium, bold = QFont.Weight.Medium, QFont.Weight.Bold
    caption = BoardFont(fonts.caption())
    return BoardFonts(
        text=fonts.px(13),
        name=BoardFont(fonts.text()),
        strong=BoardFont(fonts.strong()),
        role=caption,
        cell=BoardFont(fonts.caption(medium)),
        cell_strong=BoardFont(fonts.caption(bold)),
        small=_sized(fonts, 10, medium),
        badge=_sized(fonts, 9, bold),
        day=_sized(fonts, 15, QFont.Weight.DemiBold),
        caption=caption,
        caption_strong=BoardFont(fonts.caption(QFont.Weight.DemiBold)),
    )


def _sized(fonts: Fonts, size: int, weight: QFont.Weight) -> BoardFont:
    font = fonts.text(weight)
    font.setPixelSize(fonts.px(size))
    return BoardFont(font)
