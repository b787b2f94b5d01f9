"""The number by which a project knows itself: a UUID, as text."""

import re

_FORM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_identity() -> str:
    """One that nobody else has."""
    from uuid import uuid4  # noqa: PLC0415 - loads much that a window can do without

    return str(uuid4())


def is_identity(found: object) -> bool:
    """Whether it can be one."""
    return isinstance(found, str) and _FORM.fullmatch(found) is not None
