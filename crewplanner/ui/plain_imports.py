"""Importing as Python does it, after PySide6 has put its own way in between."""

import builtins

import PySide6.QtCore  # noqa: F401 - the hook comes with it


def restore_import() -> None:
    """Take PySide6's hook off the import statement; without one, nothing happens.

    The hook serves `from __feature__ import …`, which nobody here uses. For that it reads the
    source of every module that is imported after PySide6, and it keeps them all.
    """
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
