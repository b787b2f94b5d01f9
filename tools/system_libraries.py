"""Which shared libraries Qt needs from a Linux system, which are missing, and their packages.

Run alone it prints what is missing and the command that installs it, and ends with exit code 1 if
something is. With `--quiet` it says nothing where all is well.
What is listed is what `objdump -p` names as NEEDED in Qt 6.11's core and its platform plugins.
"""

import ctypes
import shutil
import sys
from collections.abc import Iterable

ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Without these (and Debian's packages for them) nothing of the interface can be loaded."""

WITH_A_DISPLAY = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""Libraries that only a window on an X11 or Wayland display needs."""


def missing(libraries: Iterable[str]) -> list[str]:
    """Those of the libraries that the loader does not find; none on a system that is not Linux."""
    return [name for name in libraries if sys.platform == "linux" and not _loads(name)]


def packages(libraries: Iterable[str]) -> list[str]:
    """Debian's packages that hold those libraries, each once, in order of their names."""
    known = ALWAYS | WITH_A_DISPLAY
    return sorted({known[name] for name in libraries})


def command(names: Iterable[str]) -> str:
    """The command a person types to install those packages."""
    return f"sudo apt-get install {' '.join(names)}"


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def main(arguments: list[str]) -> int:
    """Print what is missing and what to do about it."""
    absent = missing([*ALWAYS, *WITH_A_DISPLAY])
    if not absent:
        if "--quiet" not in arguments:
            print("All libraries that Qt needs are here.")
        return 0
    print(f"Qt does not find: {', '.join(absent)}")
    if shutil.which("apt-get"):
        print(f"Install them: {command(packages(absent))}")
    else:
        print("Install them with the package manager of this system.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
