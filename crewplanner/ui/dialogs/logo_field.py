"""The picture at the head of a production's papers: looked at, chosen from a file, taken away."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crewplanner.app.errors import Refused
from crewplanner.app.logos import MOST_BYTES, LogoKind, checked_logo
from crewplanner.i18n import _
from crewplanner.ui.dialogs.file_dialogs import AskOpen, ask_open
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import Button
from crewplanner.ui.widgets.text import label

_WIDTH, _HEIGHT = 150, 48


class LogoField(QWidget):
    """A preview on white, as on paper, and two buttons. `ask_file` is the desktop's dialog."""

    def __init__(self, look: Look, data: bytes = b"", *, ask_file: AskOpen = ask_open) -> None:
        super().__init__()
        self._look = look
        self._start = data
        self._data = data
        self._ask = ask_file
        self.picture = label("", "muted")
        self.picture.setFixedSize(look.px(_WIDTH), look.px(_HEIGHT))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.choose = Button(look, _("Choose…"))
        self.choose.setToolTip(_("A PNG, a JPEG or a plain SVG of up to 1 MB"))
        self.remove = Button(look, _("Remove"))
        self.remove.setToolTip(_("Papers have no logo then"))
        self._said = label("", "error", wrap=True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.picture)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._said)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        self._show()

    @property
    def changed(self) -> bool:
        """Whether another picture is chosen, or none any more."""
        return self._data != self._start

    @property
    def data(self) -> bytes:
        """The picture's bytes; empty for none."""
        return self._data

    @property
    def error(self) -> str:
        """Why the last file was not taken; empty where it was."""
        return self._said.text()

    def take(self, path: Path) -> None:
        """Take the picture of a file; what is wrong with it is said."""
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
            checked_logo(data)
        except Refused as refused:
            self._tell(refused.reason)
            return
        except OSError as error:
            text = _("“{file}” cannot be read: {why}.")
            self._tell(text.format(file=path.name, why=error.strerror or ""))
            return
        self._data = data
        self._tell("")
        self._show()

    def _choose(self) -> None:
        types = _("Pictures (*.png *.jpg *.jpeg *.svg)")
        path = self._ask(self, _("Choose a logo"), Path.home(), types)
        if path is not None:
            self.take(path)

    def _remove(self) -> None:
        self._data = b""
        self._tell("")
        self._show()

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _show(self) -> None:
        self.remove.setEnabled(bool(self._data))
        self._said.setVisible(bool(self._said.text()))
        size = QSize(self.picture.width(), self._look.px(_HEIGHT))
        drawn = _drawn(self._data, size, self.devicePixelRatioF())
        if drawn is None:
            self.picture.setPixmap(QPixmap())
            self.picture.setFixedHeight(self.choose.sizeHint().height())
            self.picture.setText(_("No logo"))
            self.picture.setAccessibleName(_("No logo"))
            return
        self.picture.setFixedHeight(size.height())
        self.picture.setPixmap(drawn)
        self.picture.setAccessibleName(_("The logo as it is printed"))


def _drawn(data: bytes, size: QSize, ratio: float) -> QPixmap | None:
    """The picture on white, as large as it fits; None for none or one that cannot be drawn."""
    if not data:
        return None
    try:
        kind = checked_logo(data).kind
    except Refused:
        return None
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    room = QRectF(image.rect()).adjusted(4, 4, -4, -4)
    if kind is LogoKind.SVG:
        renderer = QSvgRenderer(QByteArray(data))
        renderer.render(painter, _inside(renderer.defaultSize(), room))
    else:
        picture = QImage.fromData(data)
        painter.drawImage(_inside(picture.size(), room), picture)
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _inside(size: QSize, room: QRectF) -> QRectF:
    fitting = size.expandedTo(QSize(1, 1)).scaled(
        room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
    )
    found = QRectF(0, 0, fitting.width(), fitting.height())
    found.moveCenter(room.center())
    return found
