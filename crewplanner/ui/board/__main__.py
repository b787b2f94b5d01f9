"""The board alone, with invented data: `python -m crewplanner.ui.board --demo 60x28`."""

import argparse
import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Slot
from PySide6.QtWidgets import QApplication

from crewplanner.domain.productions import FilmWords
from crewplanner.ui.board.canvas import BoardState
from crewplanner.ui.board.demo import demo_view
from crewplanner.ui.board.geometry import Density, Preset
from crewplanner.ui.board.paints import from_roles
from crewplanner.ui.board.view import Board
from crewplanner.ui.board.words import BoardWords
from crewplanner.ui.look import Look
from crewplanner.ui.theme import ThemeChoice


class Listener(QObject):
    """Says on the terminal what the board asks for."""

    @Slot(object)
    def hear(self, intent: object) -> None:
        """One intention."""
        logging.getLogger(__name__).info("%s", intent)


def main(arguments: list[str]) -> int:
    """Show the board, or write its picture."""
    options = _parser().parse_args(arguments)
    if options.picture:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    application = QApplication.instance() or QApplication(["board"])
    if not isinstance(application, QApplication):
        raise TypeError("there is an application without widgets")
    look = Look(ThemeChoice.DARK if options.dark else ThemeChoice.LIGHT, scale=options.text)
    look.dress(application)
    people, days = options.demo
    words = BoardWords(film=FilmWords.UK if options.uk else FilmWords.US)
    board = Board(demo_view(people, days), from_roles(look.role, look.fonts), words)
    state = BoardState(preset=options.zoom, names=look.px(228), density=options.density)
    board.setWindowTitle("Board")
    board.resize(options.size)
    board.restore(state)
    if options.column:
        board.zoom(options.column)
    listener = Listener()
    board.requested.connect(listener.hear)
    if options.picture:
        board.grab().save(str(options.picture))
        board.deleteLater()
        return 0
    board.show()
    return application.exec()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m crewplanner.ui.board", description=__doc__)
    parser.add_argument("--demo", type=_pair, default=(60, 28), metavar="PEOPLExDAYS")
    parser.add_argument("--picture", type=Path, metavar="OUT.png", help="write a picture and end")
    parser.add_argument("--size", type=_size, default=QSize(1600, 1000), metavar="WIDTHxHEIGHT")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--uk", action="store_true", help="film words of the UK: 1P for 1H")
    parser.add_argument("--text", type=float, default=1.0, help="size of text, 1.0 to 2.0")
    parser.add_argument("--density", type=Density, default=Density.NORMAL)
    parser.add_argument("--column", type=int, help="pixels a day")
    parser.add_argument("--zoom", type=_preset, default=Preset.TWO_WEEKS)
    return parser


def _preset(text: str) -> Preset:
    return Preset[text.upper().replace("-", "_")]


def _pair(text: str) -> tuple[int, int]:
    first, _times, second = text.partition("x")
    return int(first), int(second)


def _size(text: str) -> QSize:
    return QSize(*_pair(text))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
