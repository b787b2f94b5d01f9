"""Logos: what is taken, what is refused, and that undo takes them away again."""

import pytest

from crewplanner.app.commands.productions import SetLogo
from crewplanner.app.errors import Refused
from crewplanner.app.logos import MOST_BYTES, LogoKind, checked_logo
from crewplanner.app.paper_views import logo_of
from tests.pictures import jpeg, png, svg


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(), LogoKind.PNG),
        (jpeg(), LogoKind.JPEG),
        (svg(), LogoKind.SVG),
        (svg("<defs><linearGradient id='a'/></defs><use href='#b'/>"), LogoKind.SVG),
        (svg("<path fill='url(#a)'/><style>.a { fill: url(#b) }</style>"), LogoKind.SVG),
    ],
)
def test_pictures_are_taken_for_what_they_are(data, kind):
    assert checked_logo(data).kind is kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        b"GIF89a",
        png()[:-5],
        png().replace(b"IDAT", b"IDAX"),
        png(2, 2, more=b"\x00" * 1000),
        png(said=(5000, 5000)),
        jpeg()[:-2],
        jpeg(9000, 2),
        svg("<script>alert(1)</script>"),
        svg("<image href='https://example.com/x.png'/>"),
        svg("<rect onclick='x()'/>"),
        svg("<use href='file:///etc/passwd'/>"),
        svg("<rect style='fill: url(https://example.com)'/>"),
        svg("<style>@import 'x'</style>"),
        svg("<foreignObject/>"),
        b"<!DOCTYPE svg [<!ENTITY a 'aaaa'>]>" + svg("&a;"),
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        svg("<g>" * 30_000),
        b"~" * (MOST_BYTES + 1),
    ],
    ids=lambda data: repr(data[:40]),
)
def test_anything_else_is_refused_with_a_sentence(data):
    with pytest.raises(Refused, match=r"\.$"):
        checked_logo(data)


def test_a_logo_heads_the_papers_until_it_is_undone(planned):
    workspace, first = planned, next(iter(planned.plan.productions.values()))
    assert logo_of(workspace, first.id) is None
    workspace.do(SetLogo(production=first.id, data=png()))
    assert logo_of(workspace, first.id).data == png()
    workspace.do(SetLogo(production=first.id, data=b""))
    assert logo_of(workspace, first.id) is None
    workspace.undo()
    workspace.undo()
    assert workspace.plan.productions[first.id].logo == ""


def test_a_picture_nobody_can_read_leaves_the_papers_without(planned):
    production = next(iter(planned.plan.productions))
    with pytest.raises(Refused):
        planned.do(SetLogo(production=production, data=b"nothing"))
    assert logo_of(planned, production) is None
