"""Numbers as people type them into forms and tables: 450, 37.50, 1,250.00, 37,5."""

import re
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QLineEdit

from crewplanner.i18n import _

_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)


def typed_number(text: str) -> Decimal:
    """The number. Raises ValueError, with a sentence, for anything else and below nothing."""
    text = text.replace(" ", "")
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(_("Write a number, like 450 or 37.50.")) from error
    if not value.is_finite() or value < 0:
        raise ValueError(_("Write a number that is not negative."))
    return value


def read_number(field: QLineEdit, name: str, errors: dict[str, str]) -> Decimal:
    """What a field holds; where it is no number, its sentence goes to the errors."""
    try:
        return typed_number(field.text())
    except ValueError as error:
        errors[name] = str(error)
        return Decimal(0)


def plain_number(value: Decimal) -> str:
    """As it is typed: no zeros that say nothing."""
    return f"{value.normalize():f}"
