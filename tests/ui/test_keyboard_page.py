"""The guide's page of keys says what the tables say."""

import re

import pytest

from crewplanner.ui.board.keyboard import KEYS
from crewplanner.ui.page_list import PAGES, contexts
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def rows():
    """Every row of the page: the keys in their order, and the words."""
    text = (REPOSITORY / "docs" / "guide" / "keyboard.md").read_text(encoding="utf-8")
    found = re.findall(r"^\| (`.*`)(?: \+)? \| (.*) \|$", text, flags=re.MULTILINE)
    return {(tuple(re.findall(r"`([^`]+)`", keys)), words) for keys, words in found}


def plain(text):
    return text.replace("&", "").rstrip("…")


@pytest.mark.parametrize("context", contexts(), ids=lambda context: context.id)
def test_every_action_with_keys_is_on_the_page(context, rows):
    pages = {f"go-{page.id}" for page in PAGES}
    specs = [spec for spec in context.specs if spec.keys and spec.id not in pages]
    assert [s.id for s in specs if (s.keys, plain(s.text)) not in rows] == []


def test_every_key_of_the_board_is_on_the_page(rows):
    missing = [key.text for key in KEYS if (key.keys, plain(key.text)) not in rows]
    assert missing == []


def test_what_the_board_says_in_the_uk_is_on_the_page():
    text = (REPOSITORY / "docs" / "guide" / "keyboard.md").read_text(encoding="utf-8")
    assert [key.uk for key in KEYS if key.uk and f"*{key.uk}*" not in text] == []


def test_what_the_guide_says_is_in_a_menu_is_there():
    """`*File, Productions, Who may what*`: a menu, one of its actions, and what is behind it."""
    menus = {}
    for spec in (spec for context in contexts() for spec in context.specs):
        menus.setdefault(spec.menu, set()).add(plain(spec.text))
    wrong = []
    for file in sorted((REPOSITORY / "docs" / "guide").rglob("*.md")):
        text = " ".join(file.read_text(encoding="utf-8").split())
        said = re.findall(r"\*(File|Edit|View|Go|Scenario|Review|Help), ([^*]+)\*", text)
        wrong += [
            f"{file.name}: {menu}, {words}"
            for menu, words in said
            if not any(
                one.startswith(words.split(", ")[0].rstrip("…")) for one in menus[menu.lower()]
            )
        ]
    assert wrong == []
