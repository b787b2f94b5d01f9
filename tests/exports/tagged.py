"""A check of tagged PDF by ISO 14289-1 (PDF/UA), as far as a program can: it knows no writer."""

import re
from itertools import pairwise

from pypdf.generic import DictionaryObject

_LEVEL = re.compile(r"/H([1-6])")
_BEGIN = re.compile(rb"/[A-Za-z0-9]+\s*(<<.*?>>)\s*BDC\b", re.DOTALL)
_ID = re.compile(rb"/MCID\s+(\d+)")


def faults(reader):
    """What is wrong with it, in words; an empty list is a document that reads aloud."""
    root = reader.trailer["/Root"]
    found = list(_document(reader, root))
    reached, levels = {}, []
    for node, path in _nodes(root["/StructTreeRoot"], ()):
        found.extend(_node(node, path))
        if level := _LEVEL.fullmatch(str(node.get("/S"))):
            levels.append(int(level[1]))
        for page, number in _marked(node):
            reached.setdefault(page, set()).add(number)
    found.extend(_steps(levels))
    for page in reader.pages:
        written = _contents(page)
        if not written:
            found.append(f"page {page.page_number} has no tags")
        missing = written - reached.get(page.indirect_reference.idnum, set())
        found.extend(f"page {page.page_number}: {number} is in no tag" for number in missing)
    return found


def _document(reader, root):
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked"
    if not root.get("/Lang"):
        yield "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown"
    if not reader.metadata.title:
        yield "no title"
    if b"pdfuaid:part>1<" not in root["/Metadata"].get_object().get_data():
        yield "does not say that it is PDF/UA"


def _nodes(node, path):
    """Every tag with those around it."""
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        one = child.get_object()
        if isinstance(one, dict) and "/S" in one:
            yield one, path
            yield from _nodes(one, (*path, str(one["/S"])))


def _node(node, path):
    kind = str(node["/S"])
    if kind == "/Figure" and not node.get("/Alt"):
        yield "a picture without words"
    if kind == "/TR" and not {"/Table", "/THead", "/TBody", "/TFoot"} & set(path[-1:]):
        yield "a row outside of a table"
    if kind in {"/TH", "/TD"} and path[-1:] != ("/TR",):
        yield "a cell outside of a row"
    if kind == "/TH" and "/Scope" not in str(node.get("/A")):
        yield "a head of neither row nor column"


def _marked(node):
    """Page and number of what is drawn right below a tag."""
    children = node.get("/K", [])
    here = node.raw_get("/Pg").idnum if "/Pg" in node else None
    for child in children if isinstance(children, list) else [children]:
        one = child.get_object()
        if isinstance(one, int):
            yield here, int(one)
        elif isinstance(one, DictionaryObject) and "/MCID" in one:
            yield one.raw_get("/Pg").idnum if "/Pg" in one else here, int(one["/MCID"])


def _steps(levels):
    if levels and levels[0] != 1:
        yield "the first heading is not of the first level"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} after one of {before}"


def _contents(page):
    """The numbers of all that is marked on a page."""
    data = page.get_contents().get_data()
    return {int(number) for said in _BEGIN.findall(data) for number in _ID.findall(said)}
