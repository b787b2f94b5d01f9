"""Labels by rank. All words are plain text: what a user typed is never read as markup."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

Kind = Literal[
    "", "title", "headline", "figure", "heading", "strong", "muted", "caption", "error", "toast"
]

_LONG_WORD, _PIECE = 24, 12


def label(text: str = "", kind: Kind = "", *, wrap: bool = False) -> QLabel:
    """A label of a rank: the style sheet gives its size, weight and color."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


def selectable(text: str = "", kind: Kind = "", *, wrap: bool = True) -> QLabel:
    """A label whose words can be marked and copied."""
    made = label(text, kind, wrap=wrap)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def breakable(text: str) -> str:
    """The text with invisible places to break in words that are too long for a panel."""
    words = (
        word if len(word) <= _LONG_WORD else "\u200b".join(_pieces(word))
        for word in text.split(" ")
    )
    return " ".join(words)


def _pieces(word: str) -> list[str]:
    return [word[at : at + _PIECE] for at in range(0, len(word), _PIECE)]


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    widget.update()
