"""Every paper that is printed reads aloud: tags, heads of tables, levels of headings, words."""

import pytest

from crewplanner.exports import FORMATS, Audience, PaperSize, render
from tests.exports.reading import pdf
from tests.exports.tagged import faults
from tests.exports.test_formats import VIEWS
from tests.exports.weeks import options

PRINTED = [one.paper for one in FORMATS if one.id == "pdf"]


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("name", PRINTED)
def test_a_printed_paper_reads_aloud(name, large):
    chosen = options(Audience.PRODUCER, large=large, paper=PaperSize.LETTER)
    reader = pdf(render(VIEWS[name](), chosen, "pdf", paper=name))
    assert faults(reader) == []
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert f"Page 1 of {len(reader.pages)}" in text


def test_every_paper_is_printed():
    assert set(PRINTED) == {one.paper for one in FORMATS}
