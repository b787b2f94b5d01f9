"""Parameters of agreements as people read and type them.

`11.5`, `off`, `yes`, `0 h ×1, 8 h ×1.5`, `25; 35; 50`, `20:00-06:00 10%`. What has no short form is
written as JSON, which is always understood.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any, cast

from crewplanner.domain.pay.agreement import Agreement, Parameter, overrides, ruleset
from crewplanner.domain.pay.reading import Wrong
from crewplanner.domain.values import HOUR
from crewplanner.i18n import _

_PAIR = re.compile(r"\s*(\d[\d.,]*)\s*(?:h\b)?\s*[:@×x*]?\s*(\d[\d.,]*)\s*[×x]?\s*")
_NIGHT = re.compile(r"\s*(\d{1,2}:\d\d)\s*[-–]\s*(\d{1,2}:\d\d)\s+(\d[\d.,]*)\s*%\s*")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_ADDED = re.compile(r"\+?\s*(\d[\d.,]*)\s*[×x]?")
_LAST_WRAP = "last_wrap_rate"


def typed(agreement: Agreement, parameter: Parameter, text: str) -> str:
    """What was typed for a parameter as JSON text, checked as its agreement will read it.

    Raises ValueError with a sentence.
    """
    value = _value(parameter, text.strip())
    try:
        _ = ruleset(agreement, {parameter.id: value})
    except Wrong as wrong:
        raise ValueError(f"{wrong.what[:1].upper()}{wrong.what[1:].rstrip('.')}.") from None
    return json.dumps(value, ensure_ascii=False)


def said(parameter: Parameter, value: object) -> str:
    """The value of a parameter, as it can be typed too."""
    if value is None:
        return _("off")
    if parameter.kind == "flag":
        return _("yes") if value is True else _("no")
    write = _WRITERS.get(parameter.kind)
    short = write(value) if write else str(value)
    return short if short is not None else _json(value)


def said_json(parameter: Parameter, text: str) -> str:
    """The value that a deal keeps as JSON text, as it can be typed; the text where it is none."""
    try:
        return said(parameter, overrides([(parameter.id, text)])[parameter.id])
    except (Wrong, TypeError, ValueError, KeyError):
        return text


def hint(parameter: Parameter) -> str:
    """How a value is typed."""
    if parameter.kind == "choice":
        return ", ".join(parameter.choices)
    hints = {
        "steps": _("From how many hours at how many times the rate: 0 h ×1, 8 h ×1.5, 12 h ×2"),
        "hours": _("Hours, such as 11 or 10.5"),
        "hours_or_word": _("Hours, such as 12, or the word that the agreement uses"),
        "minutes": _("Minutes"),
        "money": _("An amount, such as 25.50"),
        "sums": _("Amounts with semicolons between them: 25; 35; 50. “none” for none"),
        "multiple": _("How many times the rate, such as 1.5"),
        "count": _("A whole number"),
        "flag": _("yes or no"),
        "night": _("Clock and percent: 20:00-06:00 10%. “none” for none"),
        "rest_pay": _("+1× for the time once more, or “last wrap rate”"),
    }
    found = hints.get(parameter.kind, "")
    return f"{found}; {_('“off” switches it off')}" if parameter.optional else found


def _value(parameter: Parameter, text: str) -> object:
    low = text.lower()
    if not text:
        raise ValueError(_("Type a value."))
    if parameter.kind == "flag":
        return _flag(low)
    if low in {"off", _("off").lower()}:
        return None
    if text[0] in '[{"':
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise ValueError(_("This cannot be read. Type it as the line below says.")) from None
    read = _READERS.get(parameter.kind)
    return read(text) if read else low


def _flag(low: str) -> bool:
    if low in {"yes", "true", "on", _("yes").lower()}:
        return True
    if low in {"no", "false", "off", _("no").lower()}:
        return False
    raise ValueError(_("Write yes or no."))


def _number(text: str) -> str:
    """The number of a text, with a point."""
    plain = text.strip(" ×x%").replace(",", ".")
    try:
        return str(Decimal(plain))
    except InvalidOperation:
        raise ValueError(_("“{text}” is not a number.").format(text=text[:40])) from None


def _hours(text: str) -> str:
    clock = _CLOCK.fullmatch(text)
    if clock is None:
        return _number(text.removesuffix("h"))
    return str(Decimal(int(clock[1]) * HOUR + int(clock[2])) / HOUR)


def _minutes(text: str) -> int | str:
    clock = _CLOCK.fullmatch(text)
    return int(clock[1]) * HOUR + int(clock[2]) if clock else _number(text.removesuffix("min"))


def _parts(text: str) -> list[str]:
    if text.lower() in {"none", _("none").lower()}:
        return []
    return [part.strip() for part in re.split(r";" if ";" in text else r",", text) if part.strip()]


def _steps(text: str) -> list[list[str]]:
    found: list[list[str]] = []
    for part in _parts(text):
        pair = _PAIR.fullmatch(part)
        if pair is None:
            raise ValueError(_("“{text}” is not a step: write 8 h ×1.5.").format(text=part[:40]))
        found.append([_number(pair[1]), _number(pair[2])])
    return found


def _night(text: str) -> object:
    if text.lower() == "iatse":
        return "iatse"
    found: list[dict[str, str]] = []
    for part in _parts(text):
        window = _NIGHT.fullmatch(part)
        if window is None:
            raise ValueError(
                _("“{text}” is no window: write 20:00-06:00 10%.").format(text=part[:40])
            )
        found.append({"from": window[1], "to": window[2], "percent": _number(window[3])})
    return found


def _rest_pay(text: str) -> object:
    if text.lower().replace("_", " ") in {"last wrap rate", _("last wrap rate").lower()}:
        return _LAST_WRAP
    added = _ADDED.fullmatch(text)
    if added is None:
        raise ValueError(_("Write +1×, or last wrap rate."))
    return {"add": _number(added[1])}


def _named_hours(text: str) -> str:
    return _hours(text) if text[:1].isdigit() else text.lower()


_READERS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "steps": _steps,
        "hours": _hours,
        "minutes": _minutes,
        "money": _number,
        "sums": lambda text: [_number(part) for part in _parts(text)],
        "multiple": _number,
        "count": _number,
        "night": _night,
        "rest_pay": _rest_pay,
        "hours_or_word": _named_hours,
    }
)


def _said_steps(value: object) -> str | None:
    pairs = [[*(_listed(one) or ())] for one in _listed(value) or ()]
    if any(len(pair) != 2 for pair in pairs):  # noqa: PLR2004 - hours and a multiple
        return None
    return ", ".join(f"{pair[0]} h ×{pair[1]}" for pair in pairs) or None


def _said_sums(value: object) -> str | None:
    sums = _listed(value)
    if sums is None:
        return None
    return "; ".join(str(one) for one in sums) or _("none")


def _said_night(value: object) -> str | None:
    if isinstance(value, str):
        return value
    windows = [_table(one) for one in _listed(value) or ()]
    if any(set(one) != {"from", "to", "percent"} for one in windows):
        return None
    return "; ".join(f"{one['from']}-{one['to']} {one['percent']}%" for one in windows) or _("none")


def _said_rest(value: object) -> str | None:
    if value == _LAST_WRAP:
        return _("last wrap rate")
    table = _table(value)
    return f"+{table['add']}×" if set(table) == {"add"} else None


_WRITERS: Mapping[str, Callable[[object], str | None]] = MappingProxyType(
    {"steps": _said_steps, "sums": _said_sums, "night": _said_night, "rest_pay": _said_rest}
)


def _listed(value: object) -> Sequence[Any] | None:
    return cast("Sequence[Any]", value) if isinstance(value, list | tuple) else None


def _table(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
