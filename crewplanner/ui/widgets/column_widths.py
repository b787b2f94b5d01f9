"""How wide the columns of a table are: what must be whole, what may give way, what is spared."""

from collections.abc import Sequence

from crewplanner.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnNeed:
    """What one column asks for, in pixels: `least` it cannot do without, `wish` shows all of it.

    A column with `spare` is left out where there is no room, the lowest number first; one that
    stretches shares what is left over with those behind it, so that what belongs together in a row
    is not torn apart. `whole` is how wide its longest text is, where `wish` stops before that. One
    that is `idle` has nothing to show.
    """

    least: int
    wish: int
    whole: int = 0
    spare: int = 0
    stretch: bool = False
    idle: bool = False


def shared_widths(needs: Sequence[ColumnNeed], room: int) -> tuple[int, ...]:
    """A width for each column, 0 for one that is left out.

    They fill the room exactly, unless even the columns that cannot be spared need more: then those
    that stretch give up to half of their least, and where that does not do the table scrolls.
    """
    shown = [number for number, need in enumerate(needs) if not need.idle]
    for number in sorted(shown, key=lambda number: needs[number].spare):
        if sum(needs[one].least for one in shown) <= room:
            break
        if needs[number].spare:
            shown.remove(number)
    widths = [needs[n].least if n in shown else 0 for n in range(len(needs))]
    left = max(0, room - sum(widths))
    wanted = {n: max(0, needs[n].wish - needs[n].least) for n in shown}
    every = sum(wanted.values())
    given = min(left, every)
    for number, more in wanted.items():
        if every:
            widths[number] += more * given // every
    left = room - sum(widths)
    if shown and left > 0:
        _spread(widths, left, needs, _takers(needs, shown))
    giving = [number for number in shown if needs[number].stretch]
    if left < 0 and -left <= sum(widths[number] // 2 for number in giving):
        for number in giving:
            taken = min(-left, widths[number] // 2)
            widths[number] -= taken
            left += taken
    return tuple(widths)


def _takers(needs: Sequence[ColumnNeed], shown: Sequence[int]) -> Sequence[int]:
    """The columns that share what is left over: from the first that stretches on, or the last."""
    first = next((place for place, n in enumerate(shown) if needs[n].stretch), len(shown) - 1)
    return shown[first:]


def _spread(
    widths: list[int], left: int, needs: Sequence[ColumnNeed], takers: Sequence[int]
) -> None:
    """Add what is left over to these columns: long texts first, then all in equal parts."""
    for number in takers:
        more = min(left, max(0, needs[number].whole - widths[number]))
        widths[number] += more
        left -= more
    part, odd = divmod(left, len(takers))
    for number in takers:
        widths[number] += part
    widths[takers[0]] += odd
