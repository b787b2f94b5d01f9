"""Make the environment: .venv with the pinned packages, and on Debian-like systems what Qt needs.

It does nothing where a stamp in .venv says that all is as the requirements ask. What it may not
install itself (no root, no sudo without a password) it names, with the exact command. Standard
library only.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import system_libraries

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "crewplanner-setup.json"
SMOKE = "import PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtPrintSupport"


class CouldNot(Exception):
    """The environment cannot be made; the text says what to do."""


def main() -> int:
    """Bring the environment up to date. Returns 1, with a sentence, where that cannot be done."""
    wanted = state()
    if stamp() == wanted:
        return 0
    try:
        make_venv(moved=stamp().get("root") not in {None, wanted["root"]})
        install_packages()
        install_libraries()
    except CouldNot as error:
        sys.stdout.flush()
        print(error, file=sys.stderr)
        return 1
    STAMP.write_text(json.dumps(wanted, indent=1), encoding="utf-8")
    return 0


def state() -> dict[str, str]:
    """All that the environment depends on: this folder, and what is asked to be in it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [json.dumps([project["project"], project["build-system"], project["tool"]["hatch"]])]
    parts += [file.read_text(encoding="utf-8") for file in sorted(ROOT.glob("requirements*.txt"))]
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return {"root": str(ROOT), "requirements": digest}


def stamp() -> dict[str, str]:
    """What the last complete setup wrote down; empty if there was none."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def make_venv(*, moved: bool) -> None:
    """Make .venv, anew where it is broken, too old or was made in another folder."""
    sound = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    if not moved and succeeds([str(PYTHON), "-c", sound]):
        return
    if Path(sys.prefix).resolve() == VENV.resolve():
        start_over()
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info.minor}-venv"
        if not apt_install([package]):
            raise CouldNot(
                "This Python cannot make virtual environments. Install what is missing, then run "
                f"make again:\n  {system_libraries.command([package])}"
            )
    print("Making a virtual environment in .venv.", flush=True)
    problem = "The virtual environment could not be made; what Python says about it stands above."
    run([sys.executable, "-m", "venv", "--clear", str(VENV)], problem)


def start_over() -> NoReturn:
    """Remove the environment that is no use and begin again with the Python it was made of."""
    python = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
    shutil.rmtree(VENV)
    os.execv(python, [str(python), str(Path(__file__).resolve())])  # noqa: S606 - no shell wanted


def install_packages() -> None:
    """Install the pinned packages, then this checkout itself."""
    print("Installing the pinned packages into .venv (a minute or two the first time).", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    problem = "The packages could not be installed; what pip says about it stands above."
    run([*pip, "-r", str(ROOT / "requirements-dev.txt")], problem)
    run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], problem)


def install_libraries() -> None:
    """Install the shared libraries Qt needs, or name them; only those for a display may lack."""
    absent = system_libraries.missing([*system_libraries.ALWAYS, *system_libraries.WITH_A_DISPLAY])
    if absent and not apt_install(system_libraries.packages(absent)):
        print(f"Qt needs libraries that this system does not have: {', '.join(absent)}")
        if shutil.which("apt-get"):
            print(f"Install them:\n  {system_libraries.command(system_libraries.packages(absent))}")
        else:
            print("Install them with the package manager of this system.")
    needed = system_libraries.missing(system_libraries.ALWAYS)
    if needed:
        raise CouldNot("Without them neither the window nor the tests can start.")
    run([str(PYTHON), "-c", SMOKE], "Qt cannot be loaded; what is missing stands above.")
    if system_libraries.missing(system_libraries.WITH_A_DISPLAY):
        print("Tests, tour and papers work without them; the window does not.")


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages where that needs no password. Whether they are installed now."""
    if shutil.which("apt-get") is None:
        return False
    if os.geteuid() == 0:
        as_root: list[str] = []
    elif shutil.which("sudo") and succeeds(["sudo", "-n", "true"]):
        as_root = ["sudo", "-n"]
    else:
        return False
    print(f"Installing with apt-get: {' '.join(packages)}", flush=True)
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    if succeeds(install):
        return True
    return succeeds([*apt, "update"]) and succeeds(install)


def succeeds(command: Sequence[str]) -> bool:
    """Whether the command ends with exit code 0; what it prints is kept to itself."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    except OSError:
        return False
    return done.returncode == 0


def run(command: Sequence[str], problem: str) -> None:
    """Run the command. Raises CouldNot with the problem if it fails."""
    if subprocess.run(command, check=False).returncode != 0:
        raise CouldNot(problem)


if __name__ == "__main__":
    sys.exit(main())
