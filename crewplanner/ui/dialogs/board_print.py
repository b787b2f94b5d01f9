"""Print the board: its pages as they will be on paper, to look at, to print or to keep as a PDF."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from crewplanner.app.errors import ProjectError
from crewplanner.app.files import write_aside
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.board.sheets import Press, Sheet
from crewplanner.ui.dialogs.file_dialogs import AskSave, ask_save
from crewplanner.ui.dialogs.tool_dialog import ToolDialog
from crewplanner.ui.look import Look
from crewplanner.ui.slices import Slices
from crewplanner.ui.widgets.buttons import Button, primary_button
from crewplanner.ui.widgets.choice_box import ChoiceBox
from crewplanner.ui.widgets.message_bar import MessageKind
from crewplanner.ui.widgets.page_view import PageView

_INCH = 120
_MARGIN_MM = 10.0
_MM = 25.4
_PREVIEW = 1.2
_DPI = 288
_PAPERS = (
    (QPageSize.PageSizeId.A4, N_("A4")),
    (QPageSize.PageSizeId.Letter, N_("Letter")),
    (QPageSize.PageSizeId.A3, N_("A3")),
    (QPageSize.PageSizeId.Tabloid, N_("Tabloid")),
)

Pages = Callable[[int, int], tuple[Press, tuple[Sheet, ...]]]
"""Makes the pages for the room inside of the margins: width and height, 120 pixels to the inch."""


class BoardPrintDialog(ToolDialog):
    """A preview of every page; another paper or way round makes them anew."""

    def __init__(
        self,
        look: Look,
        pages: Pages,
        suggested: Path,
        *,
        ask: AskSave = ask_save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            _("Print the board"),
            about=_("The dates and people in view, without money"),
            size=(1000, 760),
            parent=parent,
        )
        self._pages = pages
        self._suggested = suggested
        self._ask = ask
        self._sheets: tuple[Sheet, ...] = ()
        self._press: Press | None = None
        self._images: list[QImage] = []
        self.paper = ChoiceBox[QPageSize.PageSizeId](
            look, ((size, _(name)) for size, name in _PAPERS), QPageSize.PageSizeId.A4
        )
        self.paper.setAccessibleName(_("Paper"))
        self.way = ChoiceBox[QPageLayout.Orientation](
            look,
            (
                (QPageLayout.Orientation.Landscape, _("Landscape")),
                (QPageLayout.Orientation.Portrait, _("Portrait")),
            ),
            QPageLayout.Orientation.Landscape,
        )
        self.way.setAccessibleName(_("Which way round"))
        self.view = PageView(look, _("Pages of the board"))
        self.tools.addWidget(self.paper)
        self.tools.addWidget(self.way)
        self.body.addWidget(self.view, 1)
        close, save = Button(look, _("Close")), Button(look, _("Save as PDF…"))
        self.print_button = primary_button(look, _("Print…"))
        self.start.addWidget(save)
        self.end.addWidget(close)
        self.end.addWidget(self.print_button)
        self._slices = Slices(self._draw_next, self)
        self._slices.sliced.connect(self._show)
        self.paper.chosen.connect(self._make)
        self.way.chosen.connect(self._make)
        close.clicked.connect(self.reject)
        save.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        self.finished.connect(self._slices.stop)
        self._make()

    @property
    def ready(self) -> bool:
        """Whether every page can be looked at."""
        return len(self._images) == len(self._sheets)

    def save(self) -> None:
        """Ask where, and write the pages as a PDF; a file that is there is replaced whole."""
        path = self._ask(self, _("Save the board as PDF"), self._suggested, "PDF (*.pdf)")
        if path is None:
            return
        pages = QBuffer()
        pages.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(pages)
        writer.setResolution(_DPI)
        writer.setTitle(_("Board"))
        self._lay_out(writer)
        self._print_on(writer)
        try:
            write_aside(path, bytes(pages.data().data()))
        except ProjectError as error:
            self.say(str(error), key="saved")
            return
        count = ngettext("{count} page", "{count} pages", len(self._sheets))
        said = _("Saved as {name}: {pages}")
        self.say(
            said.format(name=path.name, pages=count.format(count=len(self._sheets))),
            MessageKind.DONE,
            key="saved",
        )

    def print(self) -> None:
        """Ask which printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - first used here

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._lay_out(printer)
        if QPrintDialog(printer, self).exec():
            self._print_on(printer)

    def _lay_out(self, device: QPagedPaintDevice) -> None:
        device.setPageLayout(self._layout())

    def _layout(self) -> QPageLayout:
        margin = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        size = QPageSize(self.paper.value())
        return QPageLayout(size, self.way.value(), margin, QPageLayout.Unit.Millimeter)

    def _make(self, _value: object = None) -> None:
        room = self._layout().paintRect(QPageLayout.Unit.Millimeter).size()
        self._press, self._sheets = self._pages(*_pixels(room))
        self._images = []
        self.print_button.setEnabled(bool(self._sheets))
        self.view.show_pages(())
        self._slices.start()

    def _draw_next(self) -> bool:
        """Draw one more page to look at, with its margins."""
        if self._press is None or self.ready:
            return False
        full = self._layout().fullRect(QPageLayout.Unit.Millimeter).size()
        width, height = _pixels(full)
        image = QImage(
            round(width * _PREVIEW), round(height * _PREVIEW), QImage.Format.Format_RGB32
        )
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(_PREVIEW, _PREVIEW)
        edge = round(_MARGIN_MM / _MM * _INCH)
        painter.translate(edge, edge)
        self._press.paint(painter, self._sheets[len(self._images)])
        painter.end()
        self._images.append(image)
        return not self.ready

    def _show(self) -> None:
        self.view.show_pages(tuple(self._images))

    def _print_on(self, device: QPagedPaintDevice) -> None:
        if self._press is None:
            return
        painter = QPainter(device)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = device.logicalDpiX() / _INCH
        painter.scale(scale, scale)
        for number, sheet in enumerate(self._sheets):
            if number:
                device.newPage()
            self._press.paint(painter, sheet)
        painter.end()


def _pixels(size: QSizeF) -> tuple[int, int]:
    return int(size.width() / _MM * _INCH), int(size.height() / _MM * _INCH)
