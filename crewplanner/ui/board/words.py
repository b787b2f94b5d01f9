"""The words of the board: short ones for cells, whole phrases for tooltips and screen readers."""

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from crewplanner.app.queries.board import (
    BoardAway,
    BoardCell,
    BoardDay,
    BoardDayEntry,
    BoardRow,
    Covered,
)
from crewplanner.app.words import (
    date_text,
    month_text,
    status_mark,
    status_text,
    weekday_text,
    word,
)
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.days import DayType
from crewplanner.domain.findings import Finding
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.values import DAY, HOUR
from crewplanner.i18n import _, in_order, ngettext, pgettext

_DAY_CODES: Mapping[DayType, str] = MappingProxyType(
    {
        DayType.SHOOT: "W",
        DayType.PREP: "PR",
        DayType.WRAP: "WR",
        DayType.PRE_LIGHT: "PL",
        DayType.BUILD: "BU",
        DayType.STRIKE: "ST",
        DayType.RECCE: "RC",
        DayType.TEST: "TE",
        DayType.REHEARSAL: "RH",
        DayType.FITTING: "F",
        DayType.TRAVEL: "T",
        DayType.STANDBY: "SB",
        DayType.HOLD: "H",
        DayType.IDLE: "I",
        DayType.DARK: "D",
        DayType.OFFICE: "O",
        DayType.RESEARCH: "RS",
        DayType.EDIT: "E",
    }
)
"""What stands for a kind of day where there is room for no word."""


def rule_word(finding: Finding) -> str:
    """The name of a finding's rule: what is said of it where nobody gave whole sentences."""
    return word(finding.rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardWords:
    """How the board speaks: in US or UK film words (1H, 1P), in 24 hours or twice twelve.

    `sentence` says a finding.
    """

    film: FilmWords = FilmWords.US
    twelve_hours: bool = False
    sentence: Callable[[Finding], str] = rule_word

    def clock(self, minutes: int) -> str:
        """The time on the clock's face: 03:00 for 27:00."""
        hours, rest = divmod(minutes % DAY, HOUR)
        if not self.twelve_hours:
            return f"{hours:02}:{rest:02}"
        half = pgettext("morning", "a") if hours < 12 else pgettext("afternoon", "p")
        return f"{hours % 12 or 12}:{rest:02}{half}"

    def times(self, call: int, wrap: int | None) -> str:
        """Call to wrap."""
        if wrap is None:
            return self.clock(call)
        return in_order(f"{self.clock(call)}–{self.clock(wrap)}")

    def own_call(self, call: str) -> str:
        """06:30 call: somebody's own."""
        return _("{time} call").format(time=call)

    def day_type(self, day_type: DayType) -> str:
        """The word of a kind of day."""
        return word(day_type, self.film)

    def day_code(self, day_type: DayType) -> str:
        """One or two letters for a kind of day."""
        return _DAY_CODES[day_type]

    def status(self, status: BookingStatus) -> str:
        """The word of a status."""
        return word(status, self.film)

    def mark(self, status: BookingStatus, rank: int) -> str:
        """The letters of a status: C, 1H, 2H, ?."""
        return status_mark(status, rank, self.film)

    def away(self, away: BoardAway) -> str:
        """Why somebody is away, in a word."""
        return word(away.kind, self.film)

    def weekday(self, date: dt.date) -> str:
        """Mon."""
        return weekday_text(date.weekday())

    def month(self, date: dt.date) -> str:
        """Nov."""
        return month_text(date.month)

    def week(self, date: dt.date) -> str:
        """Week 48."""
        return _("Week {number}").format(number=date.isocalendar().week)

    def span(self, first: dt.date, last: dt.date) -> str:
        """Wed 25 Nov – Fri 27 Nov · 3 days, or the date alone."""
        if first == last:
            return date_text(first, year=False)
        count = (last - first).days + 1
        days = ngettext("{count} day", "{count} days", count).format(count=count)
        return f"{date_text(first, year=False)} – {date_text(last, year=False)} · {days}"

    def units(self, count: int) -> str:
        """2 units."""
        return ngettext("{count} unit", "{count} units", count).format(count=count)

    def hours(self, minutes: int) -> str:
        """192 h."""
        return _("{count:,} h").format(count=round(minutes / HOUR))

    def about_day(self, day: BoardDay) -> str:
        """A date with its units, its holiday and its heads, a line each."""
        lines = [f"{weekday_text(day.date.weekday(), long=True)}, {date_text(day.date)}"]
        if day.holiday:
            lines.append(day.holiday)
        lines += [self._about_unit(entry) for entry in day.entries]
        if day.heads:
            lines.append(self._heads(day))
        return "\n".join(lines)

    def about_foot(self, day: BoardDay, cost: str) -> str:
        """A date with its heads and hours and, where it is known, what it costs."""
        heads = self._heads(day) if day.heads else ""
        return "\n".join(filter(None, (date_text(day.date, year=False), heads, cost)))

    def _heads(self, day: BoardDay) -> str:
        heads = ngettext("{count} person", "{count} people", day.heads)
        heads = heads.format(count=day.heads)
        return f"{heads} · {self.hours(day.minutes)}" if day.minutes else heads

    def about_need(self, group: str, date: dt.date, covered: Covered) -> str:
        """Camera, Tue 24 Nov: needs 6: 4 confirmed, 1 pencilled, 1 missing."""
        uk = self.film is FilmWords.UK
        pencilled = _("{count} pencilled") if uk else _("{count} on hold")
        parts = [
            (covered.confirmed, _("{count} confirmed")),
            (covered.pencilled, pencilled),
            (covered.missing, _("{count} missing")),
        ]
        told = ", ".join(text.format(count=count) for count, text in parts if count)
        return _("{group}, {date}: needs {needed}: {told}").format(
            group=group, date=date_text(date, year=False), needed=covered.needed, told=told
        )

    def about_cell(
        self, row: BoardRow, date: dt.date, cells: tuple[BoardCell, ...], *, lines: bool = False
    ) -> str:
        """A cell as it is read out: person, role, date, status, times, warnings.

        With `lines` the same for a tooltip: who and when, then a line for each booking and warning.
        A warning of two bookings is said once.
        """
        who = [row.name, row.role] if row.role else [row.name]
        when = f"{weekday_text(date.weekday(), long=True)} {date_text(date, year=False)[4:]}"
        away = row.away.get(date)
        parts = [part for cell in cells for part in self._about_booking(cell, lines=lines)]
        found = (self.sentence(finding) for cell in cells for finding in cell.findings)
        parts += dict.fromkeys(sentence.rstrip(".") for sentence in found)
        if away is not None:
            parts.insert(0, self._about_away(away))
        elif not cells:
            parts.append(_("free"))
        if not lines:
            return ", ".join([*who, when, *parts])
        return "\n".join([", ".join(who), when, *(part[:1].upper() + part[1:] for part in parts)])

    def _about_booking(self, cell: BoardCell, *, lines: bool) -> list[str]:
        parts = [status_text(cell.status, cell.rank, self.film).lower()]
        if cell.elsewhere:
            where = _("held by {company}") if cell.outside is not None else _("on {production}")
            parts.append(where.format(company=cell.elsewhere, production=cell.elsewhere))
        if cell.idle:
            parts.append(_("not working"))
        elif cell.day_type is not None and cell.day_type is not DayType.SHOOT:
            parts.append(self.day_type(cell.day_type).lower())
        if cell.call is not None and not cell.idle:
            call = self.clock(cell.call)
            if cell.wrap is not None:
                call = _("{call} to {wrap}").format(call=call, wrap=self.clock(cell.wrap))
            parts.append(call)
            if cell.own_call:
                parts.append(_("own call"))
            if cell.check_times:
                parts.append(_("check the times"))
        if cell.night or cell.evening:
            parts.append(_("night") if cell.night else _("evening"))
        if lines:
            span = self.span(cell.span.first, cell.span.last)
            parts = (
                [", ".join(parts), span]
                if cell.span.first != cell.span.last
                else [", ".join(parts)]
            )
        return parts

    def _about_away(self, away: BoardAway) -> str:
        parts = [_("away"), self.away(away).lower()]
        if away.part is not None:
            start, end = self.clock(away.part.start), self.clock(away.part.end)
            parts.append(_("{call} to {wrap}").format(call=start, wrap=end))
        if away.note:
            parts.append(away.note)
        return ", ".join(parts)

    def _about_unit(self, entry: BoardDayEntry) -> str:
        parts = [self.day_type(entry.day_type)]
        if entry.number is not None:
            of = _("day {number} of {total}")
            parts.append(of.format(number=entry.number, total=entry.total))
        if entry.place:
            parts.append(entry.place)
        if entry.call is not None:
            parts.append(self.times(entry.call, entry.wrap))
        if entry.night or entry.evening:
            parts.append(_("night") if entry.night else _("evening"))
        if entry.check_times:
            parts.append(_("check the times"))
        unit = f"{entry.code} · {entry.unit_name}" if entry.code else entry.unit_name
        return f"{unit}: {', '.join(parts)}"
