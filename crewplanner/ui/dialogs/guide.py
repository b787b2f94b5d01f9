"""The guide in a window of its own, beside the work: pages at the left, the text at the right."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QKeySequence,
    QPalette,
    QShortcut,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from crewplanner import __version__
from crewplanner.i18n import _
from crewplanner.ui.look import Look
from crewplanner.ui.widgets.buttons import icon_button
from crewplanner.ui.widgets.search_box import SearchBox
from crewplanner.ui.widgets.surface import Surface
from crewplanner.ui.widgets.text import label

INDEX = "index.md"
_LINK = re.compile(r"\[([^\]]+)\]\(([a-z0-9/_-]+\.md)\)")
_SIDE_WIDTH = 220
_SIZES: Mapping[int, int] = MappingProxyType({1: 20, 2: 16, 3: 14})
_NAME_ROLE = Qt.ItemDataRole.UserRole


class GuideDialog(QDialog):
    """Does not block the window. Alt+Left goes back; Ctrl+F finds in the page."""

    def __init__(
        self,
        look: Look,
        folder: Path,
        *,
        open_url: Callable[[QUrl], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Guide"))
        self.setModal(False)
        self._look = look
        self._folder = folder
        self._open_url = open_url
        self.pages = QListWidget()
        self.pages.setAccessibleName(_("Pages of the guide"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Guide"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(look.px(24))
        self.back = icon_button(look, "chevron-left:ink", _("Back (Alt+Left)"))
        self.search = SearchBox(look, _("Find in this page"))
        self._nothing = label("", "muted")
        self._lay_out()
        self._connect()
        self._fill()
        self.resize(look.px(860), look.px(640))

    def show_page(self, name: str) -> None:
        """Show a page by the name of its file; where there is none, the first, or say so."""
        file = self._folder / name
        if not file.is_file():
            file = self._folder / INDEX
        if not file.is_file():
            self.text.setPlainText(
                _(
                    "The guide is not part of this installation. It comes with the source of "
                    "CrewPlanner {version}, in the folder docs/guide."
                ).format(version=__version__)
            )
            return
        self.text.setSource(QUrl.fromLocalFile(str(file)))
        self.text.setFocus()

    def _lay_out(self) -> None:
        side = Surface(self._look, "side", lines=("end",))
        side.setFixedWidth(self._look.px(_SIDE_WIDTH))
        inside = QVBoxLayout(side)
        inside.setContentsMargins(8, 12, 8, 12)
        self.pages.setProperty("kind", "side")
        self.text.setProperty("kind", "page")
        inside.addWidget(self.pages)
        head = Surface(self._look, "surface", lines=("bottom",))
        bar = QHBoxLayout(head)
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setSpacing(8)
        bar.addWidget(self.back)
        bar.addWidget(self._nothing, 1)
        bar.addWidget(self.search)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(head)
        right.addWidget(self.text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.pages.currentItemChanged.connect(self._choose)
        self.back.clicked.connect(self.text.backward)
        self.text.backwardAvailable.connect(self.back.setEnabled)
        self.text.anchorClicked.connect(self._follow)
        self.text.sourceChanged.connect(self._take_source)
        self.search.sought.connect(self._find)
        self.search.returnPressed.connect(self._find_next)
        self.search.left.connect(self.text.setFocus)
        self.back.setEnabled(False)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(
            self.search.setFocus
        )
        self._look.changed.connect(self._dress)

    def _fill(self) -> None:
        index = self._folder / INDEX
        if not index.is_file():
            return
        self._add(_("Contents"), INDEX)
        seen: set[str] = set()
        for line in index.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                self._add(line.removeprefix("## "), "")
            for title, name in _LINK.findall(line):
                if name not in seen:
                    seen.add(name)
                    self._add(title[:1].upper() + title[1:], name)

    def _add(self, title: str, name: str) -> None:
        """A page of the list; without a name it is a heading."""
        item = QListWidgetItem(title, self.pages)
        item.setData(_NAME_ROLE, name)
        if not name:
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.text.setSource(QUrl.fromLocalFile(str(self._folder / item.data(_NAME_ROLE))))

    def _follow(self, url: QUrl) -> None:
        target = self.text.source().resolved(url)
        if target.isLocalFile():
            self.text.setSource(target)
        elif target.scheme() in {"http", "https"}:
            self._open_url(target)

    def _take_source(self, source: QUrl) -> None:
        blocked = self.pages.blockSignals(True)
        for number in range(self.pages.count()):
            path = self._folder / self.pages.item(number).data(_NAME_ROLE)
            if path == Path(source.toLocalFile()):
                self.pages.setCurrentRow(number)
        self.pages.blockSignals(blocked)
        self._dress()
        self._go_to(source.fragment())

    def _go_to(self, fragment: str) -> None:
        block = self.text.document().begin()
        while fragment and block.isValid():
            if block.blockFormat().headingLevel() and slug(block.text()) == fragment:
                self.text.setTextCursor(QTextCursor(block))
                self.text.verticalScrollBar().setValue(
                    self.text.verticalScrollBar().value() + self.text.cursorRect().top()
                )
                return
            block = block.next()

    def _find(self, text: str) -> None:
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        found = not text or self.text.find(text)
        self._nothing.setText("" if found else _("Not on this page"))

    def _find_next(self) -> None:
        text = self.search.text().strip()
        if text and not self.text.find(text):
            self._find(text)

    def _dress(self) -> None:
        """Headings, links and tables in the window's type and colors."""
        palette = self.text.palette()
        palette.setColor(QPalette.ColorRole.Link, self._look.role("link"))
        self.text.setPalette(palette)
        document = self.text.document()
        block = document.begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = frame.format().toTableFormat()
                form.setBorderCollapse(True)
                form.setBorder(1)
                form.setBorderBrush(self._look.role("line"))
                form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                form.setCellPadding(self._look.px(6))
                form.setCellSpacing(0)
                frame.setFormat(form)

    def _dress_block(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        code = block.blockFormat().nonBreakableLines()
        cursor = QTextCursor(block)
        form = block.blockFormat()
        form.setTopMargin(self._look.px(14 if level else 0))
        form.setBottomMargin(self._look.px(0 if code and _is_code(block.next()) else 8))
        cursor.setBlockFormat(form)
        if not level:
            return
        ends = QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(*ends)
        font = self._look.fonts.text(QFont.Weight.DemiBold)
        font.setPixelSize(self._look.px(_SIZES.get(level, 13)))
        characters = QTextCharFormat()
        characters.setFont(font)
        cursor.setCharFormat(characters)


def _is_code(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().nonBreakableLines()


def slug(heading: str) -> str:
    """The name of a heading in links: as web pages make it from its words."""
    kept = re.sub(r"[^\w\s-]", "", heading.strip().lower())
    return re.sub(r"\s+", "-", kept)
