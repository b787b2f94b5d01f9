"""Papers as PDF, set by Typst: tagged, with the program's own fonts, the same bytes for the same input.

What people typed reaches the template as JSON only, never as source: it cannot become markup.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crewplanner.app.queries.week import WeekView
from crewplanner.exports.options import Options
from crewplanner.exports.week import week_paper
from crewplanner.exports.week_layout import week_layout
from crewplanner.paths import resource

if TYPE_CHECKING:
    import datetime as dt

    from typst import Fonts


def week_pdf(view: WeekView, options: Options) -> bytes:
    """The week on paper. Raises Refused as `week_paper` does."""
    paper = week_paper(view, options)
    return typeset("week.typ", week_layout(paper, options.paper), options.issued_at)


def typeset(template: str, data: Mapping[str, Any], issued_at: "dt.datetime") -> bytes:
    """The PDF of a template of `resources/typst` filled with the data. May run on any thread."""
    import typst  # noqa: PLC0415 - 80 MB that start-up does not need

    return typst.compile(
        resource("typst", template),
        root=resource("typst"),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, allow_nan=False)},
        timestamp=int(issued_at.timestamp()),
    )


@lru_cache(maxsize=1)
def _fonts() -> "Fonts":
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[resource("fonts")]
    )
