"""How each type of a field is stored: in columns of integers and text, and read back from them."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NewType, cast, get_args, get_origin, get_type_hints

from crewplanner.dataclass import dataclass
from crewplanner.domain.cancellation import CancellationStep
from crewplanner.domain.day_details import (
    BreakKind,
    DayDetails,
    DayShape,
    OvertimeKind,
    PaidBreak,
)
from crewplanner.domain.people import Contact, ContactKind, PayStep
from crewplanner.domain.timecards import DayMark, MarkKind
from crewplanner.domain.values import Clock, DateSpan, Offset, TimeRange, TimeSpec

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """How a field is stored: in one column of its own name, or in several.

    `read` takes the columns' values; None means they are the value. `write` gives them. Both raise
    ValueError, KeyError, TypeError or ArithmeticError for what cannot be.
    """

    columns: tuple[str, ...] = ("{}",)
    read: Callable[..., Any] | None = None
    write: Callable[[Any], Row]


def clean(text: str) -> str:
    """The text without what a file cannot hold: NUL is dropped, half characters become "?"."""
    if text.isascii():
        return text.replace("\0", "") if "\0" in text else text
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _dumps(value: Any) -> Row:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if text.isascii() and "\\u0000" not in text:
        return (text,)
    return (json.dumps(_cleaned(value), ensure_ascii=False, separators=(",", ":")),)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in cast("Iterable[Any]", value)]
    return value


def _flag(number: int) -> bool:
    if number not in {0, 1}:
        raise ValueError(f"not a flag: {number}")
    return bool(number)


_date = lru_cache(maxsize=20_000)(dt.date.fromisoformat)


@lru_cache(maxsize=65_536)
def _span(first: str, last: str) -> DateSpan:
    return DateSpan(first=_date(first), last=_date(last))


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(f"not an amount: {text}")
    return number


@lru_cache(maxsize=4_096)
def _spec(clock: int | None, offset: int | None) -> TimeSpec | None:
    if clock is not None:
        return Clock(minutes=clock)
    return None if offset is None else Offset(minutes=offset)


def _spec_row(spec: TimeSpec | None) -> Row:
    match spec:
        case Clock(minutes=minutes):
            return minutes, None
        case Offset(minutes=minutes):
            return None, minutes
        case None:
            return None, None


@lru_cache(maxsize=4_096)
def _ranges(text: str) -> tuple[TimeRange, ...]:
    return tuple(TimeRange(start=start, end=end) for start, end in json.loads(text))


@lru_cache(maxsize=4_096)
def _steps(text: str) -> tuple[PayStep, ...]:
    return tuple(
        PayStep(until=until, multiple=_decimal(multiple)) for until, multiple in json.loads(text)
    )


@lru_cache(maxsize=4_096)
def _terms(text: str) -> tuple[CancellationStep, ...]:
    return tuple(CancellationStep(days=days, percent=percent) for days, percent in json.loads(text))


def _marks(text: str) -> tuple[DayMark, ...]:
    return tuple(DayMark(kind=MarkKind(kind), at=at) for kind, at in json.loads(text))


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"not a moment: {text}")
    return moment


def _contacts(text: str) -> tuple[Contact, ...]:
    return tuple(
        Contact(kind=ContactKind(kind), value=value, private=_flag(private))
        for kind, value, private in json.loads(text)
    )


@lru_cache(maxsize=4_096)
def _texts(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@lru_cache(maxsize=4_096)
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((_text(name), _text(value)) for name, value in json.loads(text))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r:.40}")
    return value


def _elections(text: str) -> tuple[tuple[str, bool], ...]:
    return tuple((name, _flag(value)) for name, value in sorted(json.loads(text).items()))


@lru_cache(maxsize=4_096)
def _details(
    shape: str | None,
    on_set_wrap: int | None,
    camera_overtime: int | None,
    kind: str | None,
    travel: int | None,
    missed: int | None,
    breaks: str | None,
) -> DayDetails:
    return DayDetails(
        shape=None if shape is None else DayShape(shape),
        on_set_wrap=on_set_wrap,
        camera_overtime_minutes=camera_overtime,
        overtime_kind=None if kind is None else OvertimeKind(kind),
        travel_minutes=travel,
        missed_breaks=missed,
        breaks=None if breaks is None else _breaks(breaks),
    )


def _breaks(text: str) -> tuple[PaidBreak, ...]:
    return tuple(
        PaidBreak(time=TimeRange(start=start, end=end), kind=BreakKind(kind))
        for start, end, kind in json.loads(text)
    )


def _details_row(details: DayDetails) -> Row:
    given = details.breaks
    return (
        details.shape and details.shape.value,
        details.on_set_wrap,
        details.camera_overtime_minutes,
        details.overtime_kind and details.overtime_kind.value,
        details.travel_minutes,
        details.missed_breaks,
        None
        if given is None
        else _dumps([(one.time.start, one.time.end, one.kind.value) for one in given])[0],
    )


def _part(start: int | None, end: int | None) -> TimeRange | None:
    return None if start is None or end is None else TimeRange(start=start, end=end)


def _optional(codec: Codec) -> Codec:
    read, write = codec.read, codec.write

    def read_it(text: Any) -> Any:
        return None if text is None else (read(text) if read else text)

    def write_it(value: Any) -> Row:
        return (None,) if value is None else write(value)

    return Codec(columns=codec.columns, read=read_it if read else None, write=write_it)


_NUMBER = Codec(write=lambda value: (int(value),))
_DECIMAL = Codec(read=_decimal, write=lambda value: (str(value),))
_MOMENT = Codec(read=_moment, write=lambda value: (value.isoformat(timespec="seconds"),))
_RANGES = Codec(read=_ranges, write=lambda value: _dumps([(r.start, r.end) for r in value]))
_DATE = Codec(read=_date, write=lambda value: (value.isoformat(),))
_SPEC = Codec(columns=("{}_clock", "{}_offset"), read=_spec, write=_spec_row)

_CODECS: Mapping[Any, Codec] = MappingProxyType(
    {
        int: _NUMBER,
        int | None: _optional(_NUMBER),
        str: Codec(write=lambda value: (clean(value),)),
        bool: Codec(read=_flag, write=lambda value: (int(value),)),
        Decimal: _DECIMAL,
        Decimal | None: _optional(_DECIMAL),
        dt.date: _DATE,
        dt.date | None: _optional(_DATE),
        dt.datetime: _MOMENT,
        dt.datetime | None: _optional(_MOMENT),
        DateSpan: Codec(
            columns=("first", "last"),
            read=_span,
            write=lambda value: (value.first.isoformat(), value.last.isoformat()),
        ),
        TimeSpec | None: _SPEC,
        TimeRange | None: Codec(
            columns=("{}_start", "{}_end"),
            read=_part,
            write=lambda value: (value.start, value.end) if value else (None, None),
        ),
        tuple[TimeRange, ...]: _RANGES,
        tuple[TimeRange, ...] | None: _optional(_RANGES),
        tuple[str, ...]: Codec(read=_texts, write=_dumps),
        tuple[tuple[str, str], ...]: Codec(read=_pairs, write=_dumps),
        tuple[tuple[str, bool], ...]: Codec(
            read=_elections,
            write=lambda value: (json.dumps(dict(value), separators=(",", ":")),),
        ),
        DayDetails: Codec(
            columns=tuple(one.name for one in fields(DayDetails)),
            read=_details,
            write=_details_row,
        ),
        tuple[Contact, ...]: Codec(
            read=_contacts,
            write=lambda value: _dumps([(c.kind, c.value, int(c.private)) for c in value]),
        ),
        tuple[DayMark, ...]: Codec(
            read=_marks, write=lambda value: _dumps([(m.kind, m.at) for m in value])
        ),
        tuple[CancellationStep, ...]: Codec(
            read=_terms, write=lambda value: _dumps([(s.days, s.percent) for s in value])
        ),
        tuple[PayStep, ...]: Codec(
            read=_steps,
            write=lambda value: _dumps([(s.until, str(s.multiple)) for s in value]),
        ),
    }
)


def codec_of(hint: Any) -> Codec:
    """The codec of a type hint. Raises TypeError for a type that is not stored."""
    if isinstance(hint, NewType):
        return _NUMBER
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        members = {member.value: member for member in hint}
        return Codec(read=members.__getitem__, write=lambda value: (str(value.value),))
    if hint in _CODECS:
        return _CODECS[hint]
    if get_origin(hint) is tuple and is_dataclass(kind := get_args(hint)[0]):
        return _records(cast("type", kind))
    choices = [choice for choice in get_args(hint) if choice is not type(None)]
    if len(choices) == 1 and isinstance(choices[0], NewType):
        return _optional(_NUMBER)
    if len(choices) == 1 and issubclass(choices[0], StrEnum):
        return _optional(codec_of(choices[0]))
    raise TypeError(f"no codec for {hint}")


def _records(kind: type) -> Codec:
    """Plain records in a list: JSON of a list of their fields, each of which fits one column."""
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    codecs = tuple(codec_of(hints[name]) for name in names)
    if any(len(codec.columns) != 1 for codec in codecs):
        raise TypeError(f"a field of {kind.__name__} does not fit one column")

    def read(text: str) -> tuple[Any, ...]:
        return tuple(
            kind(
                **{
                    name: value if codec.read is None else codec.read(value)
                    for name, codec, value in zip(names, codecs, row, strict=True)
                }
            )
            for row in json.loads(text)
        )

    def write(records: Iterable[Any]) -> Row:
        return _dumps(
            [
                [
                    codec.write(getattr(record, name))[0]
                    for name, codec in zip(names, codecs, strict=True)
                ]
                for record in records
            ]
        )

    return Codec(read=read, write=write)
