"""The columns of the irregular hours: a figure for each kind, with its bar against the median."""

from collections.abc import Callable, Mapping
from dataclasses import field
from fractions import Fraction

from crewplanner.app.ledger_words import counted_text, median_text, since_text, sunday_text
from crewplanner.app.queries.ledger import LedgerRow, LedgerView
from crewplanner.app.queries.ledger_figures import KIND_OF, Figure, LedgerEntry
from crewplanner.app.words import date_text
from crewplanner.dataclass import dataclass
from crewplanner.domain.asked_again import far_above
from crewplanner.domain.ledger import Irregular
from crewplanner.domain.values import format_duration
from crewplanner.i18n import N_, _
from crewplanner.ui.models.table import RIGHT, Column
from crewplanner.ui.widgets.cells import Bar

_FAR = "chevron-up:hold.line"
_TIMED = "-hours"
_NOTHING = Fraction(0)
_TITLES = (
    (Figure.EVENINGS, N_("Evenings"), N_("Evenings, hours"), 2),
    (Figure.NIGHTS, N_("Nights"), N_("Nights, hours"), 5),
    (Figure.SATURDAYS, N_("Sat"), N_("Sat, hours"), 1),
    (Figure.SUNDAYS, N_("Sun"), N_("Sun, hours"), 1),
    (Figure.HOLIDAYS, N_("Holidays"), N_("Holidays, hours"), 1),
    (Figure.SIXTH_DAYS, N_("6th"), "", 0),
    (Figure.SEVENTH_DAYS, N_("7th +"), "", 0),
    (Figure.SHORT_RESTS, N_("Rests"), N_("Worst rest"), 4),
)
"""Figures with their titles, those of their hours, and in which order hours give way."""

_RARE = (Figure.HOLIDAYS, Figure.SIXTH_DAYS, Figure.SEVENTH_DAYS, Figure.SHORT_RESTS)
"""Figures whose column is there where somebody has any."""
_LAST = 7

_HELP = (
    (Figure.EVENINGS, N_("Dates with work in the evening hours of the production")),
    (Figure.NIGHTS, N_("Dates with work in the night hours of the production")),
    (Figure.SATURDAYS, N_("Saturdays worked, by the work date")),
    (Figure.SUNDAYS, N_("Sundays worked, by the work date")),
    (Figure.HOLIDAYS, N_("Public holidays worked")),
    (Figure.SIXTH_DAYS, N_("Sixth days in a row")),
    (Figure.SEVENTH_DAYS, N_("Seventh and later days in a row")),
    (Figure.SHORT_RESTS, N_("Rests between two days that were shorter than is asked for")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What the figures of a view are seen against: the medians and the highest of each."""

    medians: Mapping[Irregular, Fraction] = field(default_factory=dict[Irregular, Fraction])
    median_minutes: Fraction = _NOTHING
    highest: Mapping[Irregular, int] = field(default_factory=dict[Irregular, int])
    most_minutes: int = 0

    @classmethod
    def of(cls, view: LedgerView) -> "Scale":
        """The scale of all rows, whatever the filter shows."""
        ledgers = [row.ledger for row in view.rows]
        return cls(
            medians=view.medians,
            median_minutes=view.median_minutes,
            highest={
                kind: max((one.count(kind) for one in ledgers), default=0) for kind in Irregular
            },
            most_minutes=max((one.minutes for one in ledgers), default=0),
        )

    def median(self, kind: Irregular) -> Fraction:
        """The crew's median."""
        return self.medians.get(kind, _NOTHING)


def ledger_columns(scale: Scale) -> tuple[Column[LedgerRow], ...]:
    """The columns; their ids are the figures, with `-hours` behind where they are of minutes."""
    return (
        Column(
            id="person",
            title=_("Person"),
            value=lambda row: row.name,
            sort=lambda row: row.sort_name.casefold(),
            width=170,
            least=150,
            stretch=True,
            strong=True,
            tip=lambda row: " · ".join(filter(None, (row.name, row.role, row.department))),
        ),
        Column(
            id="department",
            title=_("Department"),
            value=lambda row: row.department,
            sort=lambda row: row.department_position,
            width=130,
            least=90,
            spare=3,
        ),
        _hours(scale),
        *(
            column
            for figure, title, timed, spare in _TITLES
            for column in _counted(scale, figure, (_(title), _(timed) if timed else ""), spare)
        ),
        *_rows_and_free_days(),
    )


def figure_of(column: str) -> Figure:
    """The figure that a column is about; the hours for those that name the person."""
    name = column.removesuffix(_TIMED)
    return Figure(name) if name in tuple(Figure) else Figure.HOURS


def entry_columns() -> tuple[Column[LedgerEntry], ...]:
    """The dates behind a figure."""
    return (
        Column(
            id="date",
            title=_("Date"),
            value=lambda one: date_text(one.date, year=False),
            sort=lambda one: one.date,
            width=84,
            fit=True,
        ),
        Column(
            id="times",
            title=_("Times"),
            value=lambda one: one.times,
            width=92,
            fit=True,
            tip=lambda one: f"{one.times} · {one.source}",
        ),
        Column(
            id="minutes",
            title=_("Hours"),
            value=lambda one: format_duration(one.minutes),
            sort=lambda one: one.minutes,
            align=RIGHT,
            width=52,
            fit=True,
            spare=1,
        ),
        Column(
            id="why",
            title=_("Why it counts"),
            value=lambda one: one.brief or one.source,
            width=150,
            least=130,
            stretch=True,
            tip=lambda one: f"{one.why} · {one.source}" if one.why else one.source,
        ),
    )


def figure_text(scale: Scale, row: LedgerRow, figure: Figure) -> tuple[str, str, str]:
    """A figure with its caption and what it is against: (`Nights`, `3 nights · 7:30`, ...)."""
    ledger = row.ledger
    if figure in KIND_OF:
        kind = KIND_OF[figure]
        text = counted_text(kind, ledger.count(kind))
        if figure is Figure.SHORT_RESTS:
            worst = ledger.worst_rest
            said = _("worst {rest}").format(
                rest=format_duration(max(0, worst.minutes if worst else 0))
            )
            text += f" · {said}" if worst else ""
        elif ledger.count(kind):
            text += f" · {format_duration(ledger.spent(kind))}"
        return _help(figure), text, _against(scale, row, kind)
    match figure:
        case Figure.IN_A_ROW:
            text = _("{count} days").format(count=ledger.longest_row)
            return _("Most days in a row"), text, ""
        case Figure.FREE_SUNDAY:
            text = since_text(ledger.free_sunday, ledger.until)
            return _("Last free Sunday"), text, sunday_text(row)
        case Figure.FREE_WEEKEND:
            text = since_text(ledger.free_weekend, ledger.until)
            return _("Last free weekend, its Saturday"), text, ""
        case _:
            median = format_duration(round(scale.median_minutes))
            against = _("The crew's median is {median}").format(median=median)
            return _("All hours of work"), format_duration(ledger.minutes), against


def _against(scale: Scale, row: LedgerRow, kind: Irregular) -> str:
    far = kind in row.far
    text = (
        _("Far above the crew's median of {median}") if far else _("The crew's median is {median}")
    )
    return text.format(median=median_text(scale.median(kind)))


def _help(figure: Figure) -> str:
    return next(_(text) for one, text in _HELP if one is figure)


def _hours(scale: Scale) -> Column[LedgerRow]:
    middle = scale.median_minutes
    return Column(
        id=Figure.HOURS,
        title=_("Hours"),
        value=lambda row: format_duration(row.ledger.minutes),
        sort=lambda row: row.ledger.minutes,
        align=RIGHT,
        width=70,
        fit=True,
        bar=lambda row: _bar(row.ledger.minutes, middle, scale.most_minutes),
        tip=_tip(scale, Figure.HOURS),
        help=_("All true minutes without meals, for every production of the project"),
    )


def _counted(
    scale: Scale, figure: Figure, titles: tuple[str, str], spare: int
) -> tuple[Column[LedgerRow], ...]:
    kind, (title, timed) = KIND_OF[figure], titles
    middle, highest = scale.median(kind), scale.highest.get(kind, 0)
    counts = Column(
        id=figure,
        title=title,
        value=lambda row: str(row.ledger.count(kind) or ""),
        sort=lambda row: (row.ledger.count(kind), row.ledger.spent(kind)),
        align=RIGHT,
        width=44,
        fit=True,
        if_any=figure in _RARE,
        spare=_LAST if figure in _RARE else 0,
        icon=lambda row: _FAR if kind in row.far else "",
        bar=lambda row: _bar(row.ledger.count(kind), middle, highest),
        tip=_tip(scale, figure),
        help=_help(figure),
    )
    if not timed:
        return (counts,)
    value, sort = _time_of(figure)
    return (
        counts,
        Column(
            id=figure + _TIMED,
            title=timed,
            value=value,
            sort=sort,
            align=RIGHT,
            width=60,
            fit=True,
            spare=spare,
            if_any=True,
            tone=_muted,
            tip=_tip(scale, figure),
            help=_help(figure),
        ),
    )


def _time_of(figure: Figure) -> tuple[Callable[[LedgerRow], str], Callable[[LedgerRow], int]]:
    """The minutes of a figure, in words and to sort by; of rests the worst."""
    kind = KIND_OF[figure]
    if figure is Figure.SHORT_RESTS:

        def worst(row: LedgerRow) -> str:
            rest = row.ledger.worst_rest
            return format_duration(max(0, rest.minutes)) if rest else ""

        def missing(row: LedgerRow) -> int:
            rest = row.ledger.worst_rest
            return rest.missing if rest else 0

        return worst, missing
    return (
        lambda row: format_duration(row.ledger.spent(kind)) if row.ledger.count(kind) else "",
        lambda row: row.ledger.spent(kind),
    )


def _rows_and_free_days() -> tuple[Column[LedgerRow], ...]:
    return (
        Column(
            id=Figure.IN_A_ROW,
            title=_("In a row"),
            value=lambda row: str(row.ledger.longest_row or ""),
            sort=lambda row: row.ledger.longest_row,
            align=RIGHT,
            width=44,
            fit=True,
            spare=6,
            help=_("Most days of work in a row, those before the period counted"),
        ),
        Column(
            id=Figure.FREE_SUNDAY,
            title=_("Free Sunday"),
            value=lambda row: since_text(row.ledger.free_sunday, row.ledger.until),
            sort=lambda row: row.ledger.free_sunday,
            width=96,
            fit=True,
            tone=lambda row: "" if row.weeks_without_sunday else "muted",
            tip=lambda row: sunday_text(row) or _("The last Sunday was free"),
            help=_("The last Sunday without work, up to the date"),
        ),
        Column(
            id=Figure.FREE_WEEKEND,
            title=_("Free weekend"),
            value=lambda row: since_text(row.ledger.free_weekend, row.ledger.until),
            sort=lambda row: row.ledger.free_weekend,
            width=96,
            fit=True,
            spare=4,
            tone=_muted,
            help=_("The last Saturday and Sunday without work, by their Saturday"),
        ),
    )


def _muted(_row: LedgerRow) -> str:
    return "muted"


def _tip(scale: Scale, figure: Figure) -> Callable[[LedgerRow], str]:
    def told(row: LedgerRow) -> str:
        caption, text, against = figure_text(scale, row, figure)
        return "\n".join(filter(None, (caption, text, against)))

    return told


def _bar(figure: int, middle: Fraction, highest: int) -> Bar | None:
    """Nothing where nobody has any, or neither the person nor the middle."""
    most = max(Fraction(highest), middle)
    if not most or not (figure or middle):
        return None
    return Bar(
        part=float(figure / most), middle=float(middle / most), loud=far_above(figure, middle)
    )
