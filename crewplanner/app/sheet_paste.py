"""What somebody pastes into the group sheet: whose line it is, and which cell goes where.

Understood are lines with names (in any order, with or without a line of titles) and lines without,
which fill the sheet from the cursor on. Nothing is dropped silently: what fits nobody is counted.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from crewplanner.app.names import fold
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId
from crewplanner.domain.shorthand_details import parts_apart, read_details

CELLS = ("call", "meals", "wrap", "remarks")
"""The columns of the sheet that can be pasted into, from left to right."""

DETAILS = "details"
"""What a pasted column of marks and details (fc, cam 45, cwd) is, which has no cell of its own."""

_TITLES: Mapping[str, frozenset[str]] = {
    "name": frozenset({"name", "names", "crew", "crew member", "person", "employee", "nombre"}),
    "call": frozenset({"call", "call time", "in", "start", "time in", "on", "crew call"}),
    "meals": frozenset({"meal", "meals", "meal 1", "meal 2", "lunch", "dinner", "break", "breaks"}),
    "wrap": frozenset({"wrap", "wrap time", "out", "end", "finish", "time out", "off", "hours"}),
    "remarks": frozenset({"remarks", "remark", "note", "notes", "comment", "comments"}),
    DETAILS: frozenset({"details", "marks", "codes", "day shape", "shape of the day"}),
    f"{DETAILS}:cam": frozenset({"camera ot", "camera overtime", "camera overtime called"}),
    f"{DETAILS}:travel": frozenset({"travel time", "billable travel"}),
    f"{DETAILS}:on set": frozenset({"on set wrap", "wrap on set", "camera wrap"}),
    f"{DETAILS}:mb": frozenset({"missed breaks", "breaks missed"}),
}
"""The titles of each column. What stands behind a colon is written before the text of a cell."""

_NONE = frozenset({"0", "0:00", "00:00", "-", "–"})
"""What tables write where there is none."""
_RANGE = re.compile(r"\d[\d:.h]*\s*(?:-|–|—|to)\s*\d[\d:.h]*(?:\s*,.*)?", re.IGNORECASE)
_TIMELIKE = re.compile(
    r"[+\-−]?\s*\d[\d:.,h]*\s*(?:h|[ap]m?|\+\s*1)?|sick|leave|off|toil|travel|standby"
    r"|(?:.*\s)?fc|ndb .*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
_SHORTEST_NAME = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedLine:
    """One line: whose it is (None: nobody's on the sheet) and the texts by cell of the sheet."""

    number: int
    name: str
    person: PersonId | None
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedSheet:
    """All lines but the titles. `unused` counts columns that no cell of the sheet takes."""

    lines: tuple[PastedLine, ...]
    unused: int = 0

    @property
    def meant(self) -> tuple[PastedLine, ...]:
        """The lines that are somebody's and say something."""
        return tuple(line for line in self.lines if line.person is not None and line.cells)

    @property
    def nobodys(self) -> tuple[PastedLine, ...]:
        """The lines that fit nobody on the sheet, or somebody who has a line already."""
        return tuple(line for line in self.lines if line.person is None)


def read_paste(
    cells: Sequence[Sequence[str]],
    people: Sequence[tuple[PersonId, str]],
    row: int,
    column: str,
) -> PastedSheet:
    """What the lines mean for the people of the sheet, in its order, with the cursor at a cell."""
    numbered = [
        (number, [cell.strip() for cell in line])
        for number, line in enumerate(cells, start=1)
        if any(cell.strip() for cell in line)
    ]
    if not numbered:
        return PastedSheet(lines=())
    titles = _titles(numbered[0][1])
    if titles:
        numbered = numbered[1:]
    lines = [line for _number, line in numbered]
    where = titles or _guessed(lines, people, column)
    width = max((len(line) for line in lines), default=0)
    told = _owners(numbered, people, row, where)
    taken: set[PersonId] = set()
    found: list[PastedLine] = []
    for (number, line), (name, person) in zip(numbered, told, strict=True):
        again = person in taken
        if person is not None:
            taken.add(person)
        found.append(
            PastedLine(
                number=number,
                name=name,
                person=None if again else person,
                cells=tuple(_cells(line, where)),
            )
        )
    return PastedSheet(lines=tuple(found), unused=sum(n not in where for n in range(width)))


def _titles(line: Sequence[str]) -> dict[int, str]:
    """Which cell each column is, if the line is one of titles."""
    found: dict[int, str] = {}
    for number, text in enumerate(line):
        word = fold(text)
        for cell, words in _TITLES.items():
            if word in words:
                found[number] = cell
                break
    cells = set(found.values()) - {"remarks"}
    return found if cells and not any(_timelike(t) for t in line if t != "off") else {}


def _guessed(
    lines: Sequence[Sequence[str]], people: Sequence[tuple[PersonId, str]], column: str
) -> dict[int, str]:
    """Which cell each column is, from what stands in it."""
    width = max((len(line) for line in lines), default=0)
    columns = [[line[n] for line in lines if n < len(line) and line[n]] for n in range(width)]
    names = [sum(_person(t, people) is not None for t in texts) for texts in columns]
    where: dict[int, str] = {}
    if any(names):
        where[names.index(max(names))] = "name"
    ranges = [n for n in range(width) if n not in where and _mostly(_range, columns[n])]
    where.update(dict.fromkeys(ranges, "meals"))
    details = [n for n in range(width) if n not in where and _mostly(_detail, columns[n])]
    where.update(dict.fromkeys(details, DETAILS))
    times = [n for n in range(width) if n not in where and _mostly(_timelike, columns[n])]
    if len(times) == 1:
        alone = column if column in {"call", "wrap"} else "wrap"
        where[times[0]] = alone
    elif times:
        where[times[0]], where[times[-1]] = "call", "wrap"
    texts = [n for n in range(width) if n not in where and n not in times and columns[n]]
    if "name" not in where.values() and texts:
        # Words beside times are names, though nobody bears them; alone they go to the cursor.
        alone = not times and not ranges and not details and column in CELLS
        where[texts[0]] = column if alone else "name"
    return where


def _mostly(fits: Callable[[str], bool], texts: Sequence[str]) -> bool:
    return bool(texts) and 2 * sum(fits(text) for text in texts) > len(texts)


def _range(text: str) -> bool:
    return _RANGE.fullmatch(text) is not None


def _detail(text: str) -> bool:
    """Whether the text says only what agreements ask of a day: cwd, cam 45."""
    return _rest(text) == ""


def _timelike(text: str) -> bool:
    rest = _rest(text)
    return _TIMELIKE.fullmatch(text if rest is None else rest) is not None or rest == ""


def _rest(text: str) -> str | None:
    """What stands beside details in the text; None where there are none."""
    try:
        told, rest = read_details(parts_apart(text), None, 0)
    except ValueError:
        return None
    return None if told is None else rest


def _owners(
    numbered: Sequence[tuple[int, Sequence[str]]],
    people: Sequence[tuple[PersonId, str]],
    row: int,
    where: Mapping[int, str],
) -> Iterator[tuple[str, PersonId | None]]:
    """The name that stands in each line, and whom it means; without names, from the cursor down."""
    named = next((n for n, cell in where.items() if cell == "name"), None)
    for offset, (number, line) in enumerate(numbered):
        if named is None:
            below = people[row + offset] if row + offset < len(people) else None
            yield (below[1], below[0]) if below else (f"{number}", None)
        else:
            text = line[named] if named < len(line) else ""
            yield text or f"{number}", _person(text, people)


def _person(text: str, people: Sequence[tuple[PersonId, str]]) -> PersonId | None:
    """Who on the sheet is meant: by the whole name, turned round, or by words only one has."""
    plain = _BRACKETS.sub("", text)
    wanted = fold(plain)
    if not _WORD.search(wanted) or wanted.isdigit():
        return None
    for name in (wanted, fold(" ".join(reversed(plain.split(",", 1))))):
        same = [person for person, full in people if fold(full) == name]
        if same:
            return same[0] if len(same) == 1 else None
    words = set(_WORD.findall(wanted))
    if max(map(len, words)) < _SHORTEST_NAME:
        return None
    fitting = [person for person, full in people if words <= set(_WORD.findall(fold(full)))]
    return fitting[0] if len(fitting) == 1 else None


def _cells(line: Sequence[str], where: Mapping[int, str]) -> Iterable[tuple[str, str]]:
    """The texts of a line by cell; several meals are one cell, and so are several details."""
    found: dict[str, str] = {}
    for number, column in where.items():
        text = line[number] if number < len(line) else ""
        cell, _colon, word = column.partition(":")
        if word:
            text = f"{word} {text}" if text and text not in _NONE else ""
        if cell != "name" and text:
            found[cell] = f"{found[cell]}, {text}" if cell in found else text
    # A wrap may be said in hours, which count from the call and without the meals.
    return ((cell, found[cell]) for cell in (*CELLS, DETAILS) if cell in found)
