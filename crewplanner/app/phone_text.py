"""Phone numbers as people read them: +44 7700 900101."""

from functools import lru_cache


@lru_cache(maxsize=4096)
def phone_text(number: str) -> str:
    """An international number in its groups; what is not one stays as it was typed."""
    if not number.startswith("+"):
        return number
    import phonenumbers  # noqa: PLC0415 - the window starts without it

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
