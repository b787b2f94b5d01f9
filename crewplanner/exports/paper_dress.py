"""What heads every printed paper, whatever its template: the logo and the color of its revision."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from crewplanner.exports.options import Options
from crewplanner.exports.texts import one_line
from crewplanner.exports.typesetting import unreadable

_Made = TypeVar("_Made")


def dress(options: Options) -> dict[str, Any]:
    """What a template reads as `logo` and `revision`; None where there is none."""
    logo, revision = options.logo, options.revision
    return {
        "logo": {"format": logo.kind.value, "bytes": list(logo.data)} if logo else None,
        "revision": (
            {"name": one_line(revision.name), "color": revision.color} if revision else None
        ),
    }


def with_its_logo(options: Options, make: Callable[[Options], _Made]) -> _Made:
    """What is made with the options; without the logo if it is a picture nothing can draw."""
    try:
        return make(options)
    except unreadable():
        if options.logo is None:
            raise
    return make(replace(options, logo=None))
