"""Lists of shoot days and events as the import dialog shows them."""

from enum import StrEnum
from types import MappingProxyType

from crewplanner.app.importing.columns import ShootField
from crewplanner.app.importing.preview import FieldChange, RowStatus
from crewplanner.app.importing.shoots import DayKind, ShootsImport, ShootsPreview
from crewplanner.app.importing.shoots_preview import ShootRow
from crewplanner.app.jobs import Job
from crewplanner.app.time_text import show_time
from crewplanner.app.words import date_text, word
from crewplanner.domain.days import DayType
from crewplanner.i18n import N_, _, ngettext
from crewplanner.ui.dialogs.import_kinds import (
    ImportKind,
    Preview,
    Request,
    ShownColumn,
    ShownRow,
    change_text,
)

_FIELDS: tuple[tuple[ShootField, str], ...] = (
    (ShootField.IGNORE, N_("Leave out")),
    (ShootField.DATE, N_("Date")),
    (ShootField.START, N_("Date and call")),
    (ShootField.END, N_("Date and wrap")),
    (ShootField.CALL, N_("Call")),
    (ShootField.WRAP, N_("Wrap")),
    (ShootField.TYPE, N_("Kind of day")),
    (ShootField.PLACE, N_("Place")),
    (ShootField.UNIT, N_("Unit")),
    (ShootField.TITLE, N_("Title")),
    (ShootField.NOTES, N_("Notes")),
    (ShootField.PRODUCTION, N_("Production")),
    (ShootField.IDENTITY, N_("Event number")),
)
_CHANGED = MappingProxyType(
    {
        "date": N_("Date"),
        "call": N_("Call"),
        "wrap": N_("Wrap"),
        "type": N_("Kind of day"),
        "title": N_("Title"),
        "note": N_("Note"),
        "places": N_("Place"),
    }
)
_COLUMN_OF = MappingProxyType({"call": "times", "wrap": "times", "type": "kind"})
"""Under which column of the preview a field is shown, where it has another name."""


class DayLists(ImportKind):
    """Shoot days with call and wrap, of one production or of several."""

    id = "shoots"
    page = "day"

    @property
    def title(self) -> str:
        return _("Shoot days")

    @property
    def columns(self) -> tuple[ShownColumn, ...]:
        return (
            ShownColumn(id="date", title=_("Date"), width=136, least=136, strong=True),
            ShownColumn(id="times", title=_("Call and wrap"), width=104, fit=True),
            ShownColumn(id="kind", title=_("Kind"), width=84, fit=True),
            ShownColumn(id="unit", title=_("Unit"), width=88),
            ShownColumn(id="production", title=_("Production"), width=116, if_any=True),
            ShownColumn(id="places", title=_("Place"), width=150, if_any=True),
            ShownColumn(id="title", title=_("Title"), width=84, if_any=True),
        )

    @property
    def fields(self) -> tuple[tuple[StrEnum, str], ...]:
        return tuple((name, _(text)) for name, text in _FIELDS)

    @property
    def many(self) -> frozenset[StrEnum]:
        return frozenset({ShootField.IGNORE, ShootField.PLACE, ShootField.NOTES})

    @property
    def without_production(self) -> str:
        return _("Productions as the file names them")

    def job(self, request: Request) -> Job[ShootsPreview]:
        return ShootsImport(
            data=request.source.data,
            filename="" if request.source.pasted else request.source.name,
            plan=request.plan,
            production=request.production,
            defaults=request.defaults,
            date_order=request.order,
            mapping=request.mapping,
            sheet=request.sheet,
            remembered=request.remembered,
            day_types=request.day_types,
        )

    def rows(self, preview: ShootsPreview) -> list[ShownRow]:
        several = len(preview.productions) > 1
        return [_day_row(row, several=several) for row in preview.rows]

    def fit(self, preview: ShootsPreview) -> float:
        dated = [row for row in preview.rows if row.status is not RowStatus.REPORTED]
        return len(dated) / max(1, len(preview.rows))

    def remarks(self, preview: ShootsPreview) -> tuple[str, ...]:
        column = preview.production_column
        if column is None:
            return preview.remarks
        heading = preview.mapping.heading(column) or str(column + 1)
        said = _("The column “{heading}” says which production a row belongs to.")
        return (said.format(heading=heading), *preview.remarks)

    def day_kinds(self, preview: ShootsPreview) -> tuple[DayKind, ...]:
        return preview.kinds

    def verb(self, preview: Preview) -> str:
        return preview.command().label()

    def done(self, preview: Preview) -> str:
        content = preview.command()
        count = len(getattr(content, "days", ())) + len(getattr(content, "edited_days", ()))
        return ngettext("Imported {count} day", "Imported {count} days", count).format(count=count)


def _day_row(row: ShootRow, *, several: bool) -> ShownRow:
    notes = [_change_words(change) for change in row.changes]
    notes += row.remarks
    if row.note and row.status is RowStatus.NEW:
        notes.append(_("Note: {text}.").format(text=" ".join(row.note.split()).rstrip(".")))
    if row.reason:
        notes.append(row.reason)
    return ShownRow(
        number=row.row,
        status=row.status,
        cells=MappingProxyType(
            {
                "date": _dates(row),
                "times": _times(row),
                "kind": word(row.day_type) if row.day_type else "",
                "unit": row.unit,
                "production": row.production if several else "",
                "places": ", ".join(row.places),
                "title": row.title,
            }
        ),
        changed=frozenset(_COLUMN_OF.get(change.field, change.field) for change in row.changes),
        note="  ".join(notes),
    )


def _change_words(change: FieldChange) -> str:
    what = _(_CHANGED[change.field]) if change.field in _CHANGED else change.field
    before, after = (_value(change.field, text) for text in (change.before, change.after))
    return change_text(what, before, after)


def _value(name: str, text: str) -> str:
    """A remembered text as people read it."""
    if name == "type" and text in set(DayType):
        return word(DayType(text))
    return ", ".join(text.splitlines())


def _dates(row: ShootRow) -> str:
    if row.first is None:
        return ""
    if row.last is None or row.last == row.first:
        return date_text(row.first)
    return f"{date_text(row.first, year=False)} – {date_text(row.last)}"


def _times(row: ShootRow) -> str:
    if row.call is None and row.wrap is None:
        return ""
    call, wrap = ("" if time is None else show_time(time) for time in (row.call, row.wrap))
    return f"{call}–{wrap}"
