"""Pages on paper: the desktop's dialog for printers, then every page on a sheet of its own."""

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from crewplanner.exports import PaperSize

_SIZES = MappingProxyType(
    {
        PaperSize.A4: QPageSize.PageSizeId.A4,
        PaperSize.LETTER: QPageSize.PageSizeId.Letter,
        PaperSize.A3: QPageSize.PageSizeId.A3,
        PaperSize.TABLOID: QPageSize.PageSizeId.Tabloid,
    }
)


def print_pages(parent: QWidget, pages: Sequence[bytes], sheet: PaperSize, title: str) -> bool:
    """Ask which printer, and print pages (PNG); False where that was left."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    lay_out(printer, pages, sheet)
    if not QPrintDialog(printer, parent).exec():
        return False
    return draw_on(printer, pages)


def lay_out(printer: QPrinter, pages: Sequence[bytes], sheet: PaperSize) -> None:
    """Give the printer the pages' sheet, lying as they do, without margins of its own."""
    first = QImage.fromData(pages[0])
    lying = first.width() > first.height()
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(QPageSize(_SIZES[sheet]), way, QMarginsF(0, 0, 0, 0)))


def draw_on(printer: QPrinter, pages: Sequence[bytes]) -> bool:
    """Put each page on a sheet; False where the printer does not begin."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    area = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    area.moveTo(0, 0)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        # Unpacked one after the other: at 300 dots an inch a page takes 35 MB.
        painter.drawImage(area, QImage.fromData(page))
    return painter.end()
