"""The columns of a list of days or events, found by their headings and by what stands in them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from statistics import median
from types import MappingProxyType

from crewplanner.app.importing.columns import ColumnMapping, ShootField, signature
from crewplanner.app.importing.day_kinds import day_type_of
from crewplanner.app.importing.folding import cleaned, folded, heading_key
from crewplanner.app.importing.header_words import HeaderWords
from crewplanner.app.importing.moments import (
    DateOrder,
    looks_like_date,
    looks_like_time,
    parse_moment,
)
from crewplanner.app.importing.tables import Table, blank, cell

_F = ShootField
SHOOT_WORDS: Mapping[ShootField, tuple[str, ...]] = MappingProxyType(
    {
        _F.START: (
            "start", "start date time", "start datetime", "start date", "starts", "begin", "begins",
            "from", "from date", "dtstart", "beginn", "anfang", "von", "startdatum", "début",
            "inicio", "comienzo", "desde",
            "inizio", "início", "från", "начало", "開始", "开始", "시작", "البداية",
        ),
        _F.END: (
            "end", "end date time", "end datetime", "ends", "until", "to", "dtend", "end date",
            "to date", "finish date", "finish date time", "stop", "stops", "stop date", "ende",
            "bis", "enddatum", "fin", "hasta",
            "fine", "fim", "einde", "slut", "slutt", "конец", "окончание",
            "終了", "结束", "종료", "النهاية",
        ),
        _F.DATE: (
            "date", "shoot date", "shooting date", "event date", "day date", "datum", "drehdatum",
            "fecha",
            "data", "dato", "дата", "日付", "日期", "날짜", "التاريخ", "תאריך", "ημερομηνία", "วันที่",
        ),
        _F.CALL: (
            "call", "call time", "unit call", "crew call", "general call", "start time", "time in",
            "in", "drehbeginn", "arbeitsbeginn", "startzeit", "hora de inicio", "convocation",
            "heure d'appel", "appel", "convocazione", "aanvang", "samling",
        ),
        _F.WRAP: (
            "wrap", "wrap time", "est wrap", "estimated wrap", "end time", "finish", "finish time",
            "stop time", "out", "time out", "drehschluss", "drehende", "endzeit", "hora de fin",
            "fin de journée", "fine riprese",
        ),
        _F.TYPE: (
            "type", "event type", "day type", "kind", "activity", "art", "typ", "tagesart", "tipo",
        ),
        _F.TITLE: (
            "title", "event", "event name", "name", "subject", "summary", "episode", "description",
            "sub category name", "sub category", "subcategory", "titel", "bezeichnung", "titre",
            "título",
        ),
        _F.PRODUCTION: (
            "production", "production title", "production name", "project", "project name", "show",
            "show name", "series", "film", "programme", "produktion", "projekt", "proyecto",
            "producción", "projet",
        ),
        _F.PLACE: (
            "location", "locations", "place", "venue", "address", "site", "where", "parking held",
            "street", "streets", "filming location", "ort", "drehort", "motiv", "adresse", "lieu",
            "lugar", "localización",
            "luogo", "locatie", "plats", "sted", "miejsce", "место", "локация",
            "場所", "地点", "장소", "الموقع",
        ),
        _F.UNIT: ("unit", "units", "einheit", "équipe", "unidad"),
        _F.IDENTITY: (
            "id", "event id", "permit id", "permit no", "permit number", "uid", "reference", "ref",
            "key", "number", "no", "nr",
        ),
        _F.NOTES: (
            "notes", "note", "remarks", "comments", "comment", "bemerkung", "bemerkungen", "notiz",
            "remarque", "remarques", "notas", "observaciones", "scenes", "info",
        ),
    }
)  # fmt: skip
_GROUP_WORDS = frozenset(
    {"category", "genre", "client", "customer", "kategorie", "kunde", "sector"}
)
"""Headings of what several shows may share; the next best where no column names a production."""

_SAMPLE = 500
_MOSTLY = 0.5
_FEW_VALUES = 60
_MANY = frozenset({_F.NOTES, _F.PLACE, _F.IGNORE})


class ShootColumns:
    """Guesses what the columns of one table hold."""

    def __init__(self, table: Table, remembered: Mapping[str, tuple[str, ...]]) -> None:
        self._table = table
        self._words = HeaderWords(SHOOT_WORDS)
        self._header = self._words.find_row(table)
        texts = table.rows[self._header - 1] if self._header else ()
        self._headings = tuple(cleaned(t) for t in (*texts, *[""] * (table.width - len(texts))))
        self._remembered = remembered
        self._fields = [_F.IGNORE] * table.width
        rows = (row for row in table.rows[self._header :] if not blank(row))
        self._rows = [row for row, _number in zip(rows, range(_SAMPLE), strict=False)]

    def guess(self) -> ColumnMapping[ShootField]:
        """The mapping: as remembered for these headings, else by words, else by content."""
        known = self._remembered.get(signature("shoots", self._headings), ())
        if self._header and len(known) == len(self._headings) and set(known) <= set(ShootField):
            return self._mapping([ShootField(name) for name in known])
        if self._header:
            self._by_words(self._words.exact)
            self._by_words(self._words.likely)
        self._moments_for_times()
        self._drop_unlikely()
        self._times_by_content()
        self._type_by_content()
        self._rest_as_notes()
        return self._mapping(self._fields)

    def _mapping(self, fields: list[ShootField]) -> ColumnMapping[ShootField]:
        headings = self._headings if self._header else ()
        return ColumnMapping(header=self._header, headings=headings, fields=tuple(fields))

    def _by_words(self, find: Callable[[str], str | None]) -> None:
        for index, heading in enumerate(self._headings):
            name = find(heading)
            if self._fields[index] is _F.IGNORE and name is not None:
                field = ShootField(name)
                if field in _MANY or field not in self._fields:
                    self._fields[index] = field

    def _moments_for_times(self) -> None:
        """A column headed as a time that holds dates with times says when the event starts or ends.

        A bare date under "Finish" is an end as well.
        """
        for time, moment in ((_F.CALL, _F.START), (_F.WRAP, _F.END)):
            for index, field in enumerate(self._fields):
                if field is time and self._is(index, looks_like_date):
                    self._fields[index] = _F.IGNORE if moment in self._fields else moment

    def _drop_unlikely(self) -> None:
        """Take the heading's word back where what stands below says otherwise."""
        for index, field in enumerate(self._fields):
            if field in {_F.END, _F.WRAP} and not any(self._values(index)):
                wrong = False
            elif field in {_F.START, _F.END}:
                wrong = not self._is(index, _looks_like_moment)
            elif field is _F.DATE:
                wrong = not self._is(index, looks_like_date)
            elif field in {_F.CALL, _F.WRAP}:
                wrong = not self._is(index, looks_like_time)
            elif field is _F.IDENTITY:
                wrong = not self._identifies(index) and not self._numbers(index)
            else:
                wrong = False
            if wrong:
                self._fields[index] = _F.IGNORE

    def _times_by_content(self) -> None:
        """Without a word for them: the two columns of dates that lie closest in the right order."""
        if _F.START not in self._fields and _F.DATE not in self._fields:
            dates = [i for i in self._free() if self._is(i, looks_like_date)]
            if not self._closest_pair(dates) and dates:
                self._fields[dates[0]] = _F.DATE
        elif _F.START not in self._fields and _F.CALL not in self._fields:
            self._closest_pair([i for i in self._free() if self._is(i, _says_date_and_time)])
        self._end_by_content()
        wanted = [_F.CALL, _F.WRAP]
        if any(self._is(i, _says_date_and_time) for i in self._all(_F.START)):
            wanted.remove(_F.CALL)
        if _F.END not in self._fields:
            wanted = [field for field in wanted if field not in self._fields]
            times = [i for i in self._free() if self._is(i, looks_like_time)]
            for index, field in zip(times, wanted, strict=False):
                self._fields[index] = field

    def _closest_pair(self, dates: list[int]) -> bool:
        """Take the two columns that lie closest, one after the other, as start and end."""
        pairs = [
            (gap, first, second)
            for first in dates
            for second in dates
            if first != second and (gap := self._gap(first, second)) is not None
        ]
        if pairs:
            _gap, first, second = min(pairs)
            self._fields[first], self._fields[second] = _F.START, _F.END
        return bool(pairs)

    def _end_by_content(self) -> None:
        """Without a word for the end: the column of dates with times that follows the start."""
        if _F.START not in self._fields or {_F.END, _F.WRAP} & set(self._fields):
            return
        (start,) = self._all(_F.START)
        gaps = [
            (gap, index)
            for index in self._free()
            if self._is(index, _says_date_and_time) and (gap := self._gap(start, index)) is not None
        ]
        if gaps:
            self._fields[min(gaps)[1]] = _F.END

    def _all(self, field: ShootField) -> list[int]:
        return [index for index, found in enumerate(self._fields) if found is field]

    def _type_by_content(self) -> None:
        if _F.TYPE in self._fields:
            return
        for index in self._free():
            if self._is(index, lambda text: day_type_of(text) is not None):
                self._fields[index] = _F.TYPE
                return

    def _rest_as_notes(self) -> None:
        """Columns that say something and differ from row to row are kept as notes."""
        for index in self._free():
            values = set(self._values(index))
            constant = len(values) <= 1 < len(self._rows)
            if values and not constant and not self._is(index, looks_like_date):
                self._fields[index] = _F.NOTES

    def _free(self) -> list[int]:
        return [index for index, field in enumerate(self._fields) if field is _F.IGNORE]

    def _values(self, column: int) -> Iterator[str]:
        for row in self._rows:
            text = cleaned(cell(row, column))
            if text:
                yield text

    def _is(self, column: int, looks: Callable[[str], bool]) -> bool:
        texts = list(self._values(column))
        return bool(texts) and sum(map(looks, texts)) >= len(texts) * _MOSTLY

    def _identifies(self, column: int) -> bool:
        """Whether no value stands in two different rows, and they are no mere running number."""
        values = self._unlike(column)
        return bool(values) and not is_running(values)

    def _numbers(self, column: int) -> bool:
        """Whether a column headed as an id holds a running number, which may tell rows apart."""
        return names_ids(self._headings[column]) and bool(self._unlike(column))

    def _unlike(self, column: int) -> list[str]:
        """The values of a column in which none stands in two different rows; else nothing."""
        seen: dict[str, tuple[str, ...]] = {}
        for row in self._rows:
            text = cleaned(cell(row, column))
            if not text or seen.setdefault(text, row) != row:
                return []
        return list(seen)

    def _gap(self, first: int, second: int) -> float | None:
        """The usual number of minutes from one column to the other; None if it is not forward."""
        gaps: list[float] = []
        for row in self._rows:
            start = parse_moment(cell(row, first), DateOrder.DMY)
            end = parse_moment(cell(row, second), DateOrder.DMY)
            start = start or parse_moment(cell(row, first), DateOrder.MDY)
            end = end or parse_moment(cell(row, second), DateOrder.MDY)
            if start is None or end is None or start.date is None or end.date is None:
                continue
            days = (end.date - start.date).days
            gaps.append(days * 1440 + (end.minutes or 0) - (start.minutes or 0))
        forward = sum(gap >= 0 for gap in gaps)
        return median(gaps) if gaps and forward > len(gaps) * 0.9 and any(gaps) else None


def is_running(values: Iterable[str]) -> bool:
    """Whether values count the rows: 1, 2, 3. A row put in shifts them, so they name nothing."""
    found = list(values)
    return found == [str(number) for number in range(1, len(found) + 1)]


def names_ids(heading: str) -> bool:
    """Whether a heading says that what stands below names the row: "EventID", "UID"."""
    return bool({"id", "uid", "guid", "ids"} & set(heading_key(heading).split()))


def unused_times(table: Table, mapping: ColumnMapping[ShootField]) -> Iterator[int]:
    """The columns that hold mostly dates or times and are left out."""
    rows = [row for row in table.rows[mapping.header :] if not blank(row)][:_SAMPLE]
    for column in mapping.columns(_F.IGNORE):
        texts = [text for row in rows if (text := cleaned(cell(row, column)))]
        if texts and sum(map(_is_moment, texts)) >= len(texts) * _MOSTLY:
            yield column


def _is_moment(text: str) -> bool:
    return looks_like_date(text) or (looks_like_time(text) and not text.isdecimal())


def _says_date_and_time(text: str) -> bool:
    """Whether a cell holds a date and a time of that date."""
    found = (parse_moment(text, order) for order in (DateOrder.DMY, DateOrder.MDY))
    return any(m is not None and m.date is not None and m.minutes is not None for m in found)


def _looks_like_moment(text: str) -> bool:
    return looks_like_date(text) or looks_like_time(text)


def named_column(mapping: ColumnMapping[ShootField], heading: str) -> int:
    """The column under a heading, written in full or in part. Raises KeyError if there is none."""
    key = heading_key(heading)
    keys = [heading_key(found) for found in mapping.headings]
    if key in keys:
        return keys.index(key)
    near = [index for index, found in enumerate(keys) if key and key in found]
    if not near:
        raise KeyError(heading)
    return near[0]


def production_column(table: Table, mapping: ColumnMapping[ShootField]) -> int | None:
    """The column whose values most likely name productions; None where no column does.

    One that is headed so comes first, then titles that repeat, then categories.
    """
    for column in mapping.columns(_F.PRODUCTION):
        return column
    keys = [heading_key(heading) for heading in mapping.headings]
    titles = [c for c in mapping.columns(_F.TITLE) if not keys[c].startswith("sub")]
    groups = [
        c
        for c, key in enumerate(keys)
        if _GROUP_WORDS & set(key.split()) and not key.startswith("sub")
    ]
    for column in (*titles, *groups):
        if _repeats(table, mapping, column):
            return column
    return None


def _repeats(table: Table, mapping: ColumnMapping[ShootField], column: int) -> bool:
    """Whether a column has so few different values that each may be a production of its own."""
    rows = [row for row in table.rows[mapping.header :] if not blank(row)]
    values = {folded(cleaned(cell(row, column))) for row in rows}
    return len(values) <= min(_FEW_VALUES, max(1, len(rows) // 2))
