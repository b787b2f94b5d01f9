"""What a cell of a table may say beside its text: the roles that the delegate draws by."""

from enum import IntEnum

from PySide6.QtCore import Qt

from crewplanner.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A figure as a length, and where the middle of all is; both as parts of the highest."""

    part: float
    middle: float
    loud: bool = False


class CellRole(IntEnum):
    """Data roles of our tables."""

    OBJECT = Qt.ItemDataRole.UserRole + 1
    """The object that the row shows."""
    TONE = Qt.ItemDataRole.UserRole + 2
    """The role of the theme that the text is written in; empty for ink."""
    MARK = Qt.ItemDataRole.UserRole + 3
    """The status whose fill and ink stand behind the text ("exception", "hold", "finding")."""
    ICON = Qt.ItemDataRole.UserRole + 4
    """The name of an icon before the text."""
    STRONG = Qt.ItemDataRole.UserRole + 5
    """Whether the text leads its row."""
    BAR = Qt.ItemDataRole.UserRole + 6
    """A `Bar` along the foot of the cell: the figure as a length."""
