"""Typst: a template and data in, PDF or pictures out; tagged, in our own fonts, the same for all.

What people typed reaches the template as JSON only, never as source: it cannot become markup.
"""

import datetime as dt
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from crewplanner.paths import resource

if TYPE_CHECKING:
    from typst import Fonts, PDFStandards

_ACCESSIBLE: "PDFStandards" = ["a-2a", "ua-1"]
"""Readable in decades (PDF/A) and aloud (PDF/UA); both ask that every letter has a glyph."""


def typeset(template: str, data: Mapping[str, Any], issued_at: dt.datetime) -> bytes:
    """The PDF of a template of `resources/typst` filled with the data. May run on any thread.

    Only our fonts are used, so the bytes are the same everywhere. A name in letters they lack is
    the exception: the machine's fonts help out and, if they lack them too, the standards go.
    """
    import typst  # noqa: PLC0415 - 80 MB that start-up does not need

    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    attempts: tuple[tuple[bool, PDFStandards], ...] = (
        (False, _ACCESSIBLE),
        (True, _ACCESSIBLE),
        (True, []),
    )
    for place, (machine_fonts, standards) in enumerate(attempts, start=1):
        try:
            return typst.compile(
                resource("typst", template),
                root=resource("typst"),
                font_paths=_fonts(machine=machine_fonts),
                ignore_system_fonts=True,
                sys_inputs={"data": text},
                pdf_standards=standards,
                timestamp=int(issued_at.timestamp()),
            )
        except typst.TypstError:
            if place == len(attempts):
                raise
    raise AssertionError("the last attempt returns or raises")


def asked(template: str, data: Mapping[str, Any], label: str) -> Any:
    """What the template says of itself under a label, without being drawn. On any thread."""
    import typst  # noqa: PLC0415 - as above

    said = typst.query(
        resource("typst", template),
        f"<{label}>",
        field="value",
        one=True,
        root=resource("typst"),
        font_paths=_fonts(machine=True),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, allow_nan=False)},
    )
    return json.loads(said)


def pictured(template: str, data: Mapping[str, Any], dots_per_inch: float) -> tuple[bytes, ...]:
    """The pages of a template as PNG, as `typeset` would print them. May run on any thread."""
    import typst  # noqa: PLC0415 - as above

    made = typst.compile(
        resource("typst", template),
        root=resource("typst"),
        font_paths=_fonts(machine=True),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, allow_nan=False)},
        format="png",
        ppi=dots_per_inch,
    )
    pages = cast("bytes | list[bytes]", made)
    return tuple(pages) if isinstance(pages, list) else (pages,)


def unreadable() -> type[Exception]:
    """What is raised where the data, a picture in it above all, cannot be set."""
    import typst  # noqa: PLC0415 - as above

    return typst.TypstError


@lru_cache(maxsize=2)
def _fonts(*, machine: bool) -> "Fonts":
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts(
        include_system_fonts=machine,
        include_embedded_fonts=False,
        font_paths=[resource("fonts")],
    )
