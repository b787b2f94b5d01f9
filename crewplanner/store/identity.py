"""The number by which a project knows itself: a UUID of random bits (RFC 9562, 5.4), as text.

The standard library makes them too. To load it takes longer than a window can spare.
"""

import os
import re

_FORM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PARTS = ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32))


def new_identity() -> str:
    """One that nobody else has."""
    bits = bytearray(os.urandom(16))
    bits[6] = bits[6] & 0x0F | 0x40
    bits[8] = bits[8] & 0x3F | 0x80
    figures = bits.hex()
    return "-".join(figures[start:stop] for start, stop in _PARTS)


def is_identity(found: object) -> bool:
    """Whether it can be one."""
    return isinstance(found, str) and _FORM.fullmatch(found) is not None
