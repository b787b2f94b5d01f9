"""Pictures for the head of papers: checked before they are kept, read by their first bytes.

Nothing is decoded here but what tells size and soundness, in bounded memory. A drawing (SVG) that
would load, run or define anything is refused: it may hold shapes and words only.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from enum import StrEnum
from xml.parsers import expat

from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.i18n import _

MOST_BYTES = 1_000_000
MOST_PIXELS = 12_000_000
MOST_SIDE = 8_000
_MOST_SHAPES = 20_000

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""JPEG frames that every reader draws: baseline, extended, progressive."""
_LONE = frozenset({0x01, *range(0xD0, 0xD8)})
_MARK = 0xFF
_END = 0xD9
_SCAN = 0xDA
_SHAPES = frozenset(
    {
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "metadata",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "lineargradient",
        "radialgradient",
        "stop",
        "clippath",
        "mask",
        "pattern",
        "symbol",
        "use",
        "style",
    }
)
_LOADS = re.compile(r"@import|url\(\s*['\"]?\s*(?!#)[^)\s]|expression|javascript:", re.IGNORECASE)


class LogoKind(StrEnum):
    """What a logo's bytes are."""

    PNG = "png"
    JPEG = "jpg"
    SVG = "svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A production's picture: its bytes, and what they are."""

    kind: LogoKind
    data: bytes


def checked_logo(data: bytes) -> Logo:
    """The picture, fit to be kept and drawn. Raises Refused with what is wrong and what to do."""
    if len(data) > MOST_BYTES:
        raise Refused(_("The picture has more than 1 MB. Save it smaller and choose it again."))
    try:
        kind, width, height = _read(data)
    except (ValueError, struct.error, IndexError, zlib.error, expat.ExpatError) as error:
        raise Refused(
            _("This is not a picture that papers can show. Choose a PNG, a JPEG or a plain SVG.")
        ) from error
    if max(width, height) > MOST_SIDE or width * height > MOST_PIXELS:
        raise Refused(
            _("The picture is too large: {width} × {height}. Save it with fewer pixels.").format(
                width=width, height=height
            )
        )
    return Logo(kind=kind, data=data)


def _read(data: bytes) -> tuple[LogoKind, int, int]:
    if data.startswith(_PNG):
        return LogoKind.PNG, *_png(data)
    if data.startswith(_JPEG):
        return LogoKind.JPEG, *_jpeg(data)
    _check_drawing(data)
    return LogoKind.SVG, 1, 1


def _png(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG whose pieces are whole and whose pixels are as many as it says."""
    width = height = expected = 0
    pixels = zlib.decompressobj()
    found = 0
    ended = False
    for name, body in _chunks(data):
        if name == b"IHDR":
            width, height, depth, color, *_rest = struct.unpack(">IIBBBBB", body)
            if width * height > MOST_PIXELS:
                return width, height
            channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[color]
            expected = height * (8 + width * channels * depth)
        elif name == b"IDAT":
            found += len(pixels.decompress(body, expected))
            if pixels.unconsumed_tail:
                raise ValueError("more pixels than the head says")
        ended = name == b"IEND"
    if not (width and height and found and ended):
        raise ValueError("not a whole PNG")
    return width, height


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        (checksum,) = struct.unpack(">I", data[at + 8 + size : at + 12 + size])
        if len(body) != size or zlib.crc32(name + body) != checksum:
            raise ValueError("a damaged piece")
        yield name, body
        at += 12 + size


def _jpeg(data: bytes) -> tuple[int, int]:
    """Width and height of a JPEG that ends as it should."""
    if not data.rstrip(b"\x00").endswith(b"\xff\xd9"):
        raise ValueError("cut off")
    at = 2
    while at < len(data):
        if data[at] != _MARK:
            raise ValueError("no marker")
        marker = data[at + 1]
        if marker in _LONE or marker == _MARK:
            at += 1 if marker == _MARK else 2
            continue
        if marker in {_SCAN, _END}:
            break
        (size,) = struct.unpack(">H", data[at + 2 : at + 4])
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            if width and height:
                return width, height
        at += 2 + size
    raise ValueError("no frame")


class _Drawing:
    """Looks at every piece of a drawing; the parser calls it."""

    def __init__(self) -> None:
        self.count = 0
        self._words: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins: it must be a shape, and load nothing."""
        self.count += 1
        plain = name.rpartition(":")[2].casefold()
        foreign = ":" in name and not name.casefold().startswith("svg:")
        if self.count == 1 and plain != "svg":
            raise ValueError("not a drawing")
        if self.count > _MOST_SHAPES or (plain not in _SHAPES and not foreign):
            raise ValueError(f"a drawing must not have {plain}")
        for key, value in attributes.items():
            word = key.rpartition(":")[2].casefold()
            inside = value.strip().startswith("#")
            if word.startswith("on") or (word in {"href", "src"} and not inside):
                raise ValueError("a drawing must not load or run anything")
            if _LOADS.search(value):
                raise ValueError("a drawing must not load anything")

    def words(self, text: str) -> None:
        """Words between elements: the style's too."""
        self._words.append(text)

    def check(self) -> None:
        """Whether the words, put together, load anything."""
        if _LOADS.search("".join(self._words)):
            raise ValueError("a drawing must not load anything")

    def refuse(self, *_said: object) -> None:
        """A document type or an entity: neither is needed, both can hurt."""
        raise ValueError("a drawing must not define anything")


def _check_drawing(data: bytes) -> None:
    parser = expat.ParserCreate()
    drawing = _Drawing()
    parser.StartElementHandler = drawing.start
    parser.CharacterDataHandler = drawing.words
    parser.EntityDeclHandler = drawing.refuse
    parser.StartDoctypeDeclHandler = drawing.refuse
    parser.Parse(data, True)  # noqa: FBT003 - the C function takes it no other way
    drawing.check()
