"""The guide: the page about what is shown, links, search; a word where it is not installed."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor

from crewplanner import __version__, paths
from crewplanner.ui.dialogs.about import AboutDialog
from crewplanner.ui.dialogs.guide import GuideDialog, slug
from crewplanner.ui.page_list import PAGES
from crewplanner.ui.theme import ThemeChoice
from crewplanner.ui.tools.toolbox import guide_page


@pytest.fixture
def folder(tmp_path):
    """A guide of three pages."""
    (tmp_path / "commands").mkdir()
    (tmp_path / "index.md").write_text(
        "# The guide\n\n## The window\n\n| page | for |\n|---|---|\n"
        "| [Board](board.md) | plan |\n\n"
        "## Commands\n\nSee [projects](commands/projects.md) and the [board](board.md).\n"
    )
    (tmp_path / "board.md").write_text(
        "# Board\n\nText with `code` and <b>tags</b>.\n\n"
        + "Another line.\n\n" * 60
        + "## Keys that work\n\nArrows. [Home](index.md#commands), [web](https://example.org/x)\n"
    )
    (tmp_path / "commands" / "projects.md").write_text("# Projects\n\n```\nnew\nopen\n```\n")
    return tmp_path


@pytest.fixture
def visited():
    return []


@pytest.fixture
def guide(look, folder, visited, qtbot):
    made = GuideDialog(look, folder, open_url=visited.append)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def listed(guide):
    return [guide.pages.item(n).text() for n in range(guide.pages.count())]


def test_every_page_of_the_window_has_a_page_of_the_guide():
    missing = [spec.id for spec in PAGES if not paths.guide(guide_page(spec.id)).is_file()]
    assert missing == []
    assert paths.guide(guide_page("")).is_file()


def test_the_pages_are_listed_by_part_and_once(guide):
    assert listed(guide) == ["Contents", "The window", "Board", "Commands", "Projects"]
    assert not guide.pages.item(1).flags() & Qt.ItemFlag.ItemIsEnabled


def test_a_page_is_shown_and_marked_in_the_list(guide):
    guide.show_page("board.md")
    assert guide.text.toPlainText().startswith("Board\nText with code and")
    assert guide.pages.currentItem().text() == "Board"
    cursor = QTextCursor(guide.text.document())
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    heading = cursor.charFormat().font()
    assert (heading.pixelSize(), heading.family()) == (20, "Inter")


def test_a_page_that_is_not_there_leads_to_the_contents(guide):
    guide.show_page("money.md")
    assert guide.text.toPlainText().startswith("The guide")


def test_links_lead_to_pages_and_sections_and_back(guide):
    guide.show_page("board.md")
    guide.text.anchorClicked.emit(QUrl("index.md#commands"))
    assert guide.pages.currentItem().text() == "Contents"
    assert guide.text.textCursor().block().text() == "Commands"
    guide.text.anchorClicked.emit(QUrl("board.md#keys-that-work"))
    assert guide.text.verticalScrollBar().value() > 200
    guide.back.click()
    guide.back.click()
    assert guide.text.toPlainText().startswith("Board")


def test_what_lies_outside_is_opened_outside(guide, visited):
    guide.show_page("board.md")
    guide.text.anchorClicked.emit(QUrl("https://example.org/x"))
    assert [url.toString() for url in visited] == ["https://example.org/x"]
    assert guide.text.toPlainText().startswith("Board")


def test_a_page_is_chosen_from_the_list_by_key(guide, qtbot):
    guide.show_page("index.md")
    guide.pages.setFocus()
    qtbot.keyClick(guide.pages, Qt.Key.Key_Down)
    assert guide.pages.currentItem().text() == "Board"
    assert guide.text.toPlainText().startswith("Board")


def test_words_are_found_in_the_page(guide, qtbot):
    guide.show_page("board.md")
    guide.search.setText("arrows")
    qtbot.waitUntil(lambda: guide.text.textCursor().selectedText() == "Arrows")
    guide.search.setText("wrap party")
    qtbot.waitUntil(lambda: guide._nothing.text() == "Not on this page")


def test_it_follows_the_theme(guide, look):
    guide.show_page("commands/projects.md")
    look.choose(ThemeChoice.DARK)
    assert guide.text.palette().link().color() == look.role("link")
    assert guide.text.toPlainText() == "Projects\nnew\nopen"
    look.choose(ThemeChoice.LIGHT)


def test_without_the_guide_it_says_where_it_is(look, tmp_path, qtbot):
    guide = GuideDialog(look, tmp_path / "none", open_url=print)
    qtbot.addWidget(guide)
    guide.show_page("board.md")
    assert "not part of this installation" in guide.text.toPlainText()
    assert __version__ in guide.text.toPlainText()
    guide.close()


@pytest.mark.parametrize(
    ("heading", "name"),
    [("The window", "the-window"), ("`new` PROJECT", "new-project"), ("Why 2×?", "why-2")],
)
def test_headings_have_names_as_on_the_web(heading, name):
    assert slug(heading) == name


def test_about_says_version_and_licenses_and_can_be_copied(look, qtbot):
    dialog = AboutDialog(look)
    qtbot.addWidget(dialog)
    words = " ".join(label.text() for label in dialog.findChildren(type(dialog.details)))
    for needed in (__version__, "MIT", "LGPL", "PySide6", "Open Font License", "Nothing is sent"):
        assert needed in words
    dialog.copy.click()
    assert __version__ in QGuiApplication.clipboard().text()
    dialog.close_button.click()
