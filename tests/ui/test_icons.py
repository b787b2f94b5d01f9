import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from crewplanner.paths import resource
from crewplanner.ui.icons import Icons, icon_names
from crewplanner.ui.theme import named_theme

ASKED_FOR = """
board crew day timecards findings papers undo redo add search import export settings
sun moon warning check chevron-left chevron-right chevron-up chevron-down close trash copy lock
calendar home
"""


def test_every_icon_asked_for_is_there():
    assert set(ASKED_FOR.split()) <= set(icon_names())


@pytest.mark.parametrize("name", icon_names())
def test_icons_are_drawn_on_one_grid_in_the_color_of_the_place(name):
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke="currentColor"' in text
    assert not re.search(r"#[0-9a-fA-F]{3}", text)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_an_icon_is_drawn_in_its_role_at_the_size_of_the_screen(qapp, ratio):
    theme = named_theme("light")
    pixmap = Icons(theme).pixmap("check:finding", 16, ratio)
    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (16 * ratio, 16)
    image = pixmap.toImage()
    inks = {
        QColor(image.pixelColor(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks <= {theme.role("finding").name()}


def test_an_icon_is_drawn_once(qapp):
    icons = Icons(named_theme("light"))
    assert icons.icon("trash:muted") is icons.icon("trash:muted")
    assert icons.pixmap("trash", 16).cacheKey() == icons.pixmap("trash", 16).cacheKey()


@pytest.mark.parametrize("side", [16, 24, 32, 48])
def test_an_icon_is_as_large_as_it_is_asked_for(qapp, side):
    icon = Icons(named_theme("light")).icon("trash:muted", side)
    assert icon.actualSize(QSize(side, side)) == QSize(side, side)


def test_a_shape_that_is_not_there_is_an_error(qapp):
    with pytest.raises(KeyError, match="teapot"):
        Icons(named_theme("light")).icon("teapot:ink")
