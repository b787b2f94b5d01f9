"""Importing as Python does it, after PySide6 has put its own way in between."""

import builtins
import importlib


def restore_import() -> None:
    """Load PySide6 and take its hook off the import statement.

    The hook serves `from __feature__ import …`, which nobody here uses. For that it reads the
    source of every module that is imported after PySide6, and it keeps them all.

    Before any other thread imports: PySide6 prepares itself in the first import statement that
    comes by, and what another thread begins is not finished when this one goes on.
    """
    importlib.import_module("PySide6.QtCore")
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
