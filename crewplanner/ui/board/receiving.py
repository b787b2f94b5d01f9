"""People dragged onto a board from another widget of its window."""

import os

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from crewplanner.domain.ids import PersonId
from crewplanner.ui.board import selection as selecting
from crewplanner.ui.board.people_tool import PeopleTool
from crewplanner.ui.board.view import Board

_MIME = "application/x-crewplanner-people"


class Receiver(QObject):
    """Lets go of what is dragged over a board as if the board's own mouse had carried it."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._board = board
        board.viewport().setAcceptDrops(True)
        board.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drags of people are the board's; of anything else the window's."""
        mouse = self._board.mouse
        if isinstance(event, QDragEnterEvent):
            people = self._people(event)
            if people:
                mouse.bring(PeopleTool(self._board.scene.rows, people, self._marked()))
                event.acceptProposedAction()
            return bool(people)
        if event.type() is QEvent.Type.DragLeave:
            mouse.cancel()
        elif isinstance(event, QDragMoveEvent) and mouse.dragging:
            mouse.move(event.position().toPoint(), event.modifiers())
            event.acceptProposedAction()
            return True
        elif isinstance(event, QDropEvent) and mouse.dragging:
            mouse.move(event.position().toPoint(), event.modifiers())
            event.acceptProposedAction()
            mouse.release(event.position().toPoint())
            return True
        return super().eventFilter(watched, event)

    def _people(self, event: QDragEnterEvent) -> tuple[PersonId, ...]:
        return people_in(event.mimeData())

    def _marked(self) -> tuple[int, int] | None:
        scene = self._board.scene
        marked = selecting.block(scene.rows, scene.selection)
        return None if marked is None else (marked.left, marked.right)


def people_data(people: tuple[PersonId, ...]) -> QMimeData:
    """What a drag of people carries."""
    data = QMimeData()
    data.setData(_MIME, f"{os.getpid()}:{','.join(map(str, people))}".encode())
    return data


def people_in(data: QMimeData) -> tuple[PersonId, ...]:
    """The people that a drag carries; none for any other, or from another running program."""
    owner, _colon, text = bytes(data.data(_MIME).data()).decode().partition(":")
    if owner != str(os.getpid()):
        return ()
    return tuple(PersonId(int(one)) for one in text.split(",") if one.isdecimal())
