"""The pages to look at are those that are printed."""

import struct

import pytest

from crewplanner.app.errors import Refused
from crewplanner.exports import Audience, PaperSize, render, render_pages
from crewplanner.exports.paper_dress import dress
from crewplanner.exports.typesetting import typeset
from crewplanner.exports.week import week_paper
from crewplanner.exports.week_layout import week_layout
from tests.exports.reading import pdf
from tests.exports.weeks import options, week

MILLIMETERS = 25.4


def size_of(picture):
    """Width and height of a PNG in pixels."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">2I", picture[16:24])


@pytest.mark.parametrize("people", [3, 24, 70])
def test_there_are_as_many_as_in_the_file(people):
    pages = render_pages(week(people), options())
    assert len(pages) == len(pdf(render(week(people), options(), "pdf")).pages)


@pytest.mark.parametrize(
    ("sheet", "width", "height"),
    [(PaperSize.A4, 297, 210), (PaperSize.LETTER, 279.4, 215.9), (PaperSize.A3, 420, 297)],
)
def test_they_have_the_size_of_the_sheet(sheet, width, height):
    (page,) = render_pages(week(3), options(paper=sheet), dots_per_inch=100)
    assert size_of(page) == pytest.approx(
        (width / MILLIMETERS * 100, height / MILLIMETERS * 100), abs=1.5
    )


def test_what_a_reader_may_not_see_is_not_on_them():
    assert render_pages(week(12), options()) != render_pages(week(12), options(Audience.PRODUCER))


def test_a_department_that_is_not_there_is_refused():
    with pytest.raises(Refused):
        render_pages(week(3), options(Audience.DEPARTMENT, department="Puppets"))


@pytest.mark.parametrize("people", range(38, 62, 3))
def test_no_page_has_a_few_lists_alone_where_closer_type_has_room_for_them(people):
    view = week(people)
    pages = [page.extract_text() for page in pdf(render(view, options(), "pdf")).pages]
    names = [person.name for one in view.departments for person in one.people]
    assert view.notes
    if not any(name in pages[-1] for name in names):
        data = week_layout(week_paper(view, options()), PaperSize.A4, close=True)
        close = data | dress(options())
        assert len(pdf(typeset("week.typ", close, options().issued_at)).pages) == len(pages)
