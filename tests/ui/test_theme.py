import pytest
from PySide6.QtGui import QFontMetricsF

from crewplanner.paths import resource
from crewplanner.ui.fonts import FAMILY, default_fonts, load_fonts
from crewplanner.ui.look import Look
from crewplanner.ui.theme import ThemeChoice, contrast, named_theme, read_theme

THEMES = ["light", "dark"]

# What is written, and all that it is written on.
TEXT = {
    "ink": ["surface", "ground", "side", "hover", "selection.fill", "header.fill", "group.fill"],
    "muted": ["surface", "ground", "side", "hover", "weekend"],
    "link": ["surface", "ground"],
    "primary.ink": ["primary.fill", "primary.hover", "primary.press"],
    "selection.ink": ["selection.fill"],
    "selection.muted": ["selection.fill"],
    "choice.ink": ["choice.fill"],
    "header.ink": ["header.fill"],
    "exception.ink": ["exception.fill"],
    "tip.ink": ["tip.fill"],
    "confirmed.ink": ["confirmed.fill"],
    "hold.ink": ["hold.fill", "hold.hatch"],
    "second.ink": ["second.fill"],
    "enquired.ink": ["enquired.fill"],
    "away.ink": ["away.fill", "away.hatch"],
    "elsewhere.ink": ["elsewhere.fill"],
    "outline.ink": ["outline.fill"],
    "finding": ["surface", "ground", "side", "hover", "finding.fill", "selection.fill"],
    "finding.on": ["finding.solid"],
    "saved": ["surface"],
    "saved.on": ["saved.fill"],
    "night": ["surface"],
}

# What is told by a line or a mark, and all that lies beside it.
GRAPHICS = {
    "field.line": ["surface", "ground", "field.fill"],
    "focus": ["surface", "ground", "side", "selection.fill", "button.fill"],
    "primary.fill": ["surface", "ground"],
    "selection.line": ["surface"],
    "confirmed.line": ["surface", "ground", "confirmed.fill", "weekend"],
    "hold.line": ["surface", "ground", "hold.fill", "hold.hatch", "weekend"],
    "second.line": ["surface", "ground", "second.fill", "weekend"],
    "enquired.line": ["surface", "ground", "enquired.fill", "weekend"],
    "away.line": ["surface", "ground"],
    "elsewhere.line": ["surface", "ground", "elsewhere.fill"],
    "outline.line": ["surface", "ground"],
    "finding": ["confirmed.fill", "hold.fill"],
    "night": ["confirmed.fill", "hold.fill", "surface", "ground"],
    "today": ["surface", "ground"],
    "saved": ["surface"],
}


@pytest.mark.parametrize("name", THEMES)
def test_all_words_stand_out_from_what_they_are_written_on(name):
    theme = named_theme(name)
    low = [
        f"{ink} on {paper}: {found:.2f}"
        for ink, papers in TEXT.items()
        for paper in papers
        if (found := contrast(theme.role(ink), theme.role(paper))) < 4.5
    ]
    assert low == []


@pytest.mark.parametrize("name", THEMES)
def test_all_marks_stand_out_from_what_lies_beside_them(name):
    theme = named_theme(name)
    low = [
        f"{mark} on {paper}: {found:.2f}"
        for mark, papers in GRAPHICS.items()
        for paper in papers
        if (found := contrast(theme.role(mark), theme.role(paper))) < 3.0
    ]
    assert low == []


@pytest.mark.parametrize("name", THEMES)
def test_every_ink_and_line_is_measured(name):
    roles = named_theme(name).colors
    inks = {role for role in roles if role.endswith((".ink", ".on", ".muted"))}
    lines = {role for role in roles if role.endswith(".line")} - {"button.line"}
    assert inks <= set(TEXT)
    assert lines <= set(GRAPHICS)


def test_both_themes_have_the_same_roles():
    light, dark = named_theme("light"), named_theme("dark")
    assert light.colors.keys() == dark.colors.keys()
    assert (light.dark, dark.dark) == (False, True)


def test_contrast_is_that_of_the_standard():
    theme = named_theme("light")
    assert contrast(theme.role("surface"), theme.role("surface")) == pytest.approx(1.0)
    assert contrast(theme.role("ink"), theme.role("surface")) == pytest.approx(17.0, abs=0.1)


def test_the_style_sheet_fills_every_gap_and_grows_with_the_text():
    theme = named_theme("dark")
    plain, large = theme.style_sheet(), theme.style_sheet(2.0)
    assert "@(" not in plain
    assert "@marks" not in plain
    assert "font-size: 11px" in plain
    assert "font-size: 22px" in large


@pytest.mark.parametrize("name", THEMES)
def test_the_pictures_of_the_style_sheet_are_there_in_colors_of_the_theme(name):
    theme = named_theme(name)
    known = {color.name().upper() for color in theme.colors.values()}
    text = theme.style_sheet()
    for line in text.splitlines():
        if "url(" in line:
            picture = resource("themes", name, line.split("url(")[1].split(")")[0].split("/")[-1])
            drawn = picture.read_text(encoding="utf-8")
            assert any(color in drawn.upper() for color in known), picture.name


def test_a_color_that_is_none_is_refused_with_its_role(tmp_path):
    file = tmp_path / "odd.toml"
    file.write_text('name = "odd"\ndark = false\n[roles]\n"ink" = "blackish"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.toml: not a color: ink"):
        read_theme(file)


def test_an_unknown_role_is_an_error(look):
    with pytest.raises(KeyError):
        look.role("sparkle")


def test_figures_have_one_width(qapp):
    load_fonts()
    fonts = default_fonts()
    assert fonts.family == FAMILY
    for font in (fonts.text(), fonts.strong(), fonts.caption(), fonts.title(), fonts.figure()):
        metrics = QFontMetricsF(font)
        assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_choosing_another_theme_tells_it_and_dresses_the_application(look, qapp, qtbot):
    with qtbot.waitSignal(look.changed):
        look.choose(ThemeChoice.DARK)
    assert look.theme.dark
    assert qapp.palette().window().color() == look.role("ground")
    with qtbot.waitSignal(look.changed):
        look.resize_text(1.5)
    assert qapp.font().pixelSize() == round(13 * 1.5)


def test_the_theme_of_the_desktop_is_light_or_dark(qapp):
    assert Look(ThemeChoice.SYSTEM).theme.name in THEMES
