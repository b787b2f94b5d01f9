"""The tables of a call sheet's front: the schedule of the day, and who is before the camera."""

from collections.abc import Iterator

from crewplanner.app.call_sheet_words import eighths_text, sheet_word
from crewplanner.app.queries.call_sheet import CallSheetView
from crewplanner.domain.call_sheets import CastKind, CastLine, ScheduleKind, ScheduleLine
from crewplanner.exports.call_sheet_paper import Said, SheetRow, SheetTable
from crewplanner.exports.call_sheet_telling import Teller
from crewplanner.i18n import N_, _, ngettext

_BANNERS = frozenset({ScheduleKind.BANNER, ScheduleKind.MEAL, ScheduleKind.MOVE})

_GROUPS = {
    CastKind.CAST: "",
    CastKind.STAND_IN: N_("Stand-ins"),
    CastKind.MINOR: N_("Minors"),
    CastKind.EXTRAS: N_("Extras"),
}
"""In the order in which they stand, and their headings."""


def schedule_table(view: CallSheetView, tell: Teller) -> SheetTable | None:
    """Order, scene or item, set, what happens, pages, cast, place; None while nothing is written.

    Columns in which no line says anything are left out.
    """
    lines = view.sheet.schedule
    if not lines:
        return None
    scripted = any(line.kind is ScheduleKind.SCENE for line in lines)
    columns = (
        (_("Time"), 0.0),
        (_("Scene") if scripted else _("Item"), 0.0),
        (_("Set") if scripted else _("Contributor, set"), 3.0),
        (_("D/N"), 0.0),
        (_("Description"), 5.0),
        (_("Pages"), 0.0),
        (_("Cast"), 0.0),
        (_("Place"), 1.6),
    )
    rows = [_schedule_row(line, tell) for line in lines]
    used = [
        number
        for number in range(len(columns))
        if number in {0, 4} or any(row.cells[number] for row in rows if not row.banner)
    ]
    return SheetTable(
        title=_("Schedule of the day"),
        columns=tuple(columns[number][0] for number in used),
        weights=tuple(columns[number][1] for number in used),
        rows=tuple(_narrowed(row, used) for row in rows),
        foot=_pages(lines),
    )


def cast_table(view: CallSheetView, tell: Teller) -> SheetTable | None:
    """Cast or contributors, stand-ins, minors and extras; None where nobody is."""
    lines = view.sheet.cast
    if not lines:
        return None
    played = any(line.character for line in lines)
    columns = (
        (_("No."), 0.0),
        (_("Cast") if played else _("Contributor"), 3.0),
        (_("Character"), 2.4),
        (_("Status"), 0.0),
        (_("Pickup"), 0.0),
        (_("Arrive"), 0.0),
        (_("Make-up"), 0.0),
        (_("Costume"), 0.0),
        (_("On set"), 0.0),
        (_("Remarks"), 4.0),
    )
    kinds = [kind for kind in _GROUPS if any(line.kind is kind for line in lines)]
    rows: list[SheetRow] = []
    for kind in kinds:
        if kind is not CastKind.CAST:
            rows.append(_heading(_(_GROUPS[kind]), len(columns)))
        rows += [_cast_row(line, tell) for line in lines if line.kind is kind]
    used = [
        number
        for number in range(len(columns))
        if number == 1 or any(row.cells[number] for row in rows if not row.banner)
    ]
    return SheetTable(
        title=_("Cast") if played else _("Contributors"),
        columns=tuple(columns[number][0] for number in used),
        weights=tuple(columns[number][1] for number in used),
        rows=tuple(_narrowed(row, used) for row in rows),
    )


def _schedule_row(line: ScheduleLine, tell: Teller) -> SheetRow:
    key = f"schedule:{line.kind.value}:{line.number or line.text}"
    banner = line.kind in _BANNERS
    text = " · ".join(filter(None, (line.text, line.note)))
    if banner:
        kind = "" if line.kind is ScheduleKind.BANNER and text else sheet_word(line.kind)
        parts = (kind, line.setting, text, line.place)
        cells = (
            tell(f"{key}:time", line.time),
            *(Said() for _empty in range(3)),
            tell(
                f"{key}:text",
                ": ".join(filter(None, (parts[0], ", ".join(filter(None, parts[1:]))))),
                strong=True,
            ),
            *(Said() for _empty in range(3)),
        )
        return SheetRow(cells=cells, banner=True)
    return SheetRow(
        cells=(
            tell(f"{key}:time", line.time),
            tell(f"{key}:number", line.number, strong=True),
            tell(f"{key}:setting", line.setting),
            tell(f"{key}:light", line.light),
            tell(f"{key}:text", text),
            tell(f"{key}:pages", eighths_text(line.eighths)),
            tell(f"{key}:cast", line.cast),
            tell(f"{key}:place", line.place),
        )
    )


def _cast_row(line: CastLine, tell: Teller) -> SheetRow:
    key = f"cast:{line.kind.value}:{line.name}"
    times = (line.pickup, line.arrive, line.makeup, line.costume, line.on_set)
    names = ("pickup", "arrive", "makeup", "costume", "on_set")
    return SheetRow(
        cells=(
            tell(f"{key}:number", line.number, strong=True),
            tell(key, line.name),
            tell(f"{key}:character", line.character),
            tell(f"{key}:status", line.status),
            *(tell(f"{key}:{name}", time) for name, time in zip(names, times, strict=True)),
            tell(f"{key}:note", line.note),
        )
    )


def _heading(text: str, columns: int) -> SheetRow:
    empty = tuple(Said() for _number in range(columns - 2))
    return SheetRow(cells=(Said(), Said(value=text, strong=True), *empty), banner=True)


def _narrowed(row: SheetRow, used: list[int]) -> SheetRow:
    return SheetRow(cells=tuple(row.cells[number] for number in used), banner=row.banner)


def _pages(lines: tuple[ScheduleLine, ...]) -> str:
    """How many scenes and pages are planned."""
    scenes = sum(line.kind is ScheduleKind.SCENE for line in lines)
    items = sum(line.kind is ScheduleKind.ITEM for line in lines)
    pages = eighths_text(sum(line.eighths for line in lines))
    return ", ".join(_counted(scenes, items, pages))


def _counted(scenes: int, items: int, pages: str) -> Iterator[str]:
    if scenes:
        yield ngettext("{count} scene", "{count} scenes", scenes).format(count=scenes)
    if items:
        yield ngettext("{count} item", "{count} items", items).format(count=items)
    if pages:
        yield _("{pages} pages").format(pages=pages)
