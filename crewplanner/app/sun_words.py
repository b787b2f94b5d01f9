"""The sun of a day in words: for the head of a day, for tooltips and for the command line."""

from collections.abc import Callable

from crewplanner.app.queries.sunlight import DaySun
from crewplanner.app.sun import Daylight
from crewplanner.domain.values import DAY, format_minutes
from crewplanner.i18n import _


def sun_clock(minutes: int) -> str:
    """The time on the clock's face: 00:50 for 24:50."""
    return format_minutes(minutes % DAY)


def sun_line(sun: DaySun, clock: Callable[[int], str]) -> str:
    """Sunrise 07:34 · sunset 16:02 · civil dusk 16:39."""
    times = sun.times
    said: list[str] = []
    if times.daylight is Daylight.NEVER_SETS:
        said.append(_("The sun does not set"))
    elif times.daylight is Daylight.NEVER_RISES:
        said.append(_("The sun does not rise"))
    else:
        said.append(_at(_("Sunrise {time}"), times.sunrise, clock) or _("No sunrise"))
        said.append(_at(_("sunset {time}"), times.sunset, clock) or _("no sunset"))
    if times.daylight is Daylight.NEVER_RISES and times.dawn is not None:
        said.append(_at(_("civil dawn {time}"), times.dawn, clock))
    said.append(_at(_("civil dusk {time}"), times.dusk, clock))
    if not times.dark:
        said.append(_("it does not get dark"))
    elif not times.light:
        said.append(_("it does not get light"))
    return " · ".join(filter(None, said))


def sun_lines(sun: DaySun, clock: Callable[[int], str]) -> list[str]:
    """All that is known, a line each: where, dawn, rise, set and dusk, the golden hours."""
    times = sun.times
    lines = [_("Sun over {place}").format(place=sun.place.name), sun_line(sun, clock)]
    if times.dawn is not None and times.daylight is not Daylight.NEVER_RISES:
        lines.insert(1, _at(_("Civil dawn {time}"), times.dawn, clock))
    golden = [
        f"{clock(start)}–{clock(end)}"
        for start, end in filter(None, (times.golden_morning, times.golden_evening))
        if end > start
    ]
    if golden:
        lines.append(_("Golden hour {times}").format(times=", ".join(golden)))
    return lines


def _at(text: str, minutes: int | None, clock: Callable[[int], str]) -> str:
    return "" if minutes is None else text.format(time=clock(minutes))
