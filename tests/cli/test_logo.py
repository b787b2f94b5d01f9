"""The logo from the command line: on the papers, and away again."""

from tests.pictures import png, svg


def test_a_logo_is_set_drawn_and_removed(crewplanner, sample, tmp_path):
    picture = tmp_path / "logo.png"
    picture.write_bytes(png(60, 30))
    named = ("--production", "Harbour Lights")
    said = crewplanner("logo", sample, "--file", picture, *named, "--json")
    assert said.code == 0, said.err
    assert said.data == {"production": "Harbour Lights", "kind": "png", "size": len(png(60, 30))}
    page = tmp_path / "list.html"
    common = ("export", "crew-list", sample, *named, "--format", "html", "--out", page)
    assert crewplanner(*common).code == 0
    assert "data:image/png;base64," in page.read_text()
    assert crewplanner("logo", sample, "--remove", *named).code == 0
    assert crewplanner(*common).code == 0
    assert "data:image/png" not in page.read_text()


def test_what_is_no_picture_is_refused(refused, sample, tmp_path):
    bad = tmp_path / "bad.svg"
    bad.write_bytes(svg("<script/>"))
    named = ("--production", "Harbour Lights")
    assert "PNG" in refused("logo", sample, "--file", bad, *named)
    refused("logo", sample, *named)
    refused("logo", sample, "--file", bad, "--remove", *named)
