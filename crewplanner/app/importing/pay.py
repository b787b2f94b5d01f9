"""What a row of a crew list pays: the rate with its unit, the hours guaranteed, and the kit.

They may stand in one cell or in columns of their own: an amount under "Rate" with its unit under
"Per", a day rate beside a weekly rate, hours under "Guarantee", money under "Box rental".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from crewplanner.app.importing.columns import ColumnMapping, PeopleField
from crewplanner.app.importing.crew_records import CrewReading, CrewRecord
from crewplanner.app.importing.folding import cleaned
from crewplanner.app.importing.rates import (
    LONGEST_DAY,
    Rate,
    amount_of,
    kit_beside,
    per_of,
    rate_of,
)
from crewplanner.app.importing.tables import Table, cell
from crewplanner.dataclass import dataclass
from crewplanner.domain.people import RatePer
from crewplanner.domain.values import HOUR
from crewplanner.i18n import _

_HOURS = re.compile(
    r"(\d{1,3})(?:[.,](\d)0*|:([0-5]\d))?\s*(?:h|hrs?|hours?|std\.?)?", re.IGNORECASE
)
_MOST_HOURS = 7 * 24
_NOTHING = frozenset({"", "-", "--", "–", "—", "n/a", "na", "none", "/", "."})


def with_pay(
    reading: CrewReading, table: Table, mapping: ColumnMapping[PeopleField], currency: str
) -> CrewReading:
    """The reading with the rates, guarantees and kits that all columns of pay say together.

    What cannot be used is said in the remarks of its row.
    """
    columns = _PayColumns(mapping, currency)
    records = (columns.paid(record, table.rows[record.row - 1]) for record in reading.records)
    return replace(reading, records=tuple(records))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hours:
    """Guaranteed minutes, None where nothing is said, and the text where it is no number."""

    minutes: int | None = None
    odd: str = ""


class _PayColumns:
    """The columns of pay under one mapping."""

    def __init__(self, mapping: ColumnMapping[PeopleField], currency: str) -> None:
        self._mapping = mapping
        self._currency = currency

    def paid(self, record: CrewRecord, row: tuple[str, ...]) -> CrewRecord:
        remarks = list(record.remarks)
        unit = self._one(row, PeopleField.RATE_PER)
        unit_per = per_of(unit)
        rates = list(self._rates(row, unit_per))
        rate = rates[0] if rates else None
        if rate is not None and unit and unit_per is None and not self._said(row):
            remarks.append(
                _(
                    "“{text}” is no unit of a rate; the rate of {amount} was left out. Write hour, "
                    "day or week."
                ).format(text=unit, amount=rate.amount)
            )
            rate = None
        if len(rates) > 1 and rate is not None:
            remarks.append(_("Of several rates the first was taken: {rate}.").format(rate=rate))
        hours = self._hours(row)
        if hours.odd:
            remarks.append(_("“{text}” is no number of hours; left out.").format(text=hours.odd))
        if rate is not None and rate.guarantee is None and hours.minutes:
            rate = replace(rate, guarantee=hours.minutes, per=self._per(row, rate, hours.minutes))
        kit, odd_kit = self._kit(row)
        if odd_kit:
            remarks.append(_("“{text}” is no kit fee for a day; left out.").format(text=odd_kit))
        kit = record.kit if kit is None else kit
        if kit is not None and rate is None and self._one(row, PeopleField.KIT):
            remarks.append(_("A kit fee without a rate was left out."))
        return replace(record, rate=rate, kit=kit, remarks=tuple(dict.fromkeys(remarks)))

    def _rates(self, row: tuple[str, ...], unit: RatePer | None) -> Iterator[Rate]:
        for column, text in self._texts(row, PeopleField.RATE):
            per = unit or per_of(self._mapping.heading(column))
            rate = rate_of(text, per, self._currency)
            if rate is not None:
                yield rate

    def _said(self, row: tuple[str, ...]) -> bool:
        """Whether the cell or the heading of the first rate says what it is for."""
        for column, text in self._texts(row, PeopleField.RATE):
            return (
                per_of(f"{self._mapping.heading(column)} {re.sub(r'[^a-z]+', ' ', text.lower())}")
                is not None
            )
        return False

    def _per(self, row: tuple[str, ...], rate: Rate, minutes: int) -> RatePer:
        """Hours that no day has make a rate of which nobody said the unit one for a week."""
        said = self._said(row) or per_of(self._one(row, PeopleField.RATE_PER)) is not None
        return RatePer.WEEK if minutes > LONGEST_DAY * HOUR and not said else rate.per

    def _hours(self, row: tuple[str, ...]) -> _Hours:
        text = self._one(row, PeopleField.GUARANTEE)
        if not text:
            return _Hours()
        match = _HOURS.fullmatch(text)
        if match is None or int(match[1]) > _MOST_HOURS:
            return _Hours(odd=text)
        minutes = int(match[3] or 0) or int(match[2] or 0) * HOUR // 10
        return _Hours(minutes=int(match[1]) * HOUR + minutes)

    def _kit(self, row: tuple[str, ...]) -> tuple[Decimal | None, str]:
        """The kit of a day and the text that is none."""
        text = self._one(row, PeopleField.KIT)
        if text:
            amount = amount_of(text)
            weekly = per_of(re.sub(r"[^a-z]+", " ", text.lower())) in {RatePer.WEEK, RatePer.HOUR}
            return (None, text) if amount is None or weekly else (amount, "")
        beside = (kit_beside(text) for _column, text in self._texts(row, PeopleField.RATE))
        return next((kit for kit in beside if kit is not None), None), ""

    def _one(self, row: tuple[str, ...], field: PeopleField) -> str:
        return next((text for _column, text in self._texts(row, field)), "")

    def _texts(self, row: tuple[str, ...], field: PeopleField) -> Iterator[tuple[int, str]]:
        for column in self._mapping.columns(field):
            text = cleaned(cell(row, column))
            if text.lower() not in _NOTHING:
                yield column, text
