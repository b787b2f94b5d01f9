"""The tour: the main job from nothing to papers, without a display; and pictures of every page."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from crewplanner.app.files import write_aside
from crewplanner.app.samples import CREW_FILE, sample_monday
from crewplanner.app.weeks import iso_week, week_of
from crewplanner.cli.output import Output
from crewplanner.cli.shell import Shell, pass_shell
from crewplanner.i18n import _, ngettext
from crewplanner.paths import resource

_PROJECT = "tour.crewplan"
_NIGHTS = "Ottoline Markham"
_PICK_UPS = "Harbour Lights pick-ups"
_out_option = click.option(
    "--out",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Where everything is put. The folder is made; files of an earlier run are replaced."),
)


@click.command(
    "tour",
    help=_(
        "Do the main job from nothing to papers, without a display: sample project, imports, "
        "bookings, worked times, pay, findings, papers, pictures of every page."
    ),
)
@_out_option
@pass_shell
def tour_command(shell: Shell, out: Path) -> None:
    """Do the main job and print what lies where."""
    out.mkdir(parents=True, exist_ok=True)
    monday = sample_monday(shell.now().date())
    tour = _Tour(shell, out, monday)
    tour.begin()
    tour.bring_in()
    tour.plan_and_log()
    tour.look()
    tour.print_papers()
    tour.keep_safe()
    tour.take_pictures()
    tour.say_where()


@click.command("shots", hidden=True, help=_("Take pictures of every page and dialog."))
@_out_option
@pass_shell
def shots_command(shell: Shell, out: Path) -> None:
    """Take pictures of every page of a new sample project."""
    context = click.get_current_context()
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="crewplanner-shots-") as folder:
        project = Path(folder) / "Sample.crewplan"
        _run(context, shell, ["new", str(project), "--sample"])
        count = len(list(shell.take_pictures(project, out)))
    said = ngettext("{count} picture in {out}.", "{count} pictures in {out}.", count)
    Output().say(said.format(count=count, out=out))


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file of the tour and what it is."""

    path: Path
    what: str


class _Tour:
    """The steps of the tour. Each is a command of the command line, said and then run."""

    def __init__(self, shell: Shell, out: Path, monday: dt.date) -> None:
        self._shell = shell
        self._out = out
        self._project = out / _PROJECT
        self._monday = monday
        self._week = iso_week(week_of(monday + dt.timedelta(days=7), 0))
        self._output = Output()
        self._made: list[Made] = []

    def begin(self) -> None:
        """A project with the sample in it."""
        for left in self._out.glob(f"{_PROJECT}*"):
            left.unlink()
        self._do("new", str(self._project), "--sample")
        self._made.append(Made(path=self._project, what=_("the project")))

    def bring_in(self) -> None:
        """The crew list once more, which changes nothing, and a sheet of pick-up days."""
        crew = resource("samples", CREW_FILE)
        into = ("--into", str(self._project))
        self._do("import", "people", str(crew), *into, "--production", "Harbour Lights")
        sheet = self._out / "pick-ups.csv"
        write_aside(sheet, _pick_ups(self._monday).encode())
        self._made.append(Made(path=sheet, what=_("a sheet of pick-up days, as it is sent")))
        self._do("import", "shoots", str(sheet), *into, "--production", _PICK_UPS)

    def plan_and_log(self) -> None:
        """A booking that clashes, and a wrap past midnight."""
        first = self._date(18)
        self._do(
            *("book", str(self._project), "--person", _NIGHTS, "--production", _PICK_UPS),
            *("--from", self._date(28), "--to", self._date(29), "--status", "confirmed"),
        )
        self._do(
            *("book", str(self._project), "--person", "Orla Steenkamp", "--production", "NF"),
            *("--from", first, "--status", "1P"),
        )
        self._do(
            *("log", str(self._project), "--person", _NIGHTS, "--production", "HBL"),
            *("--date", self._date(10), "--call", "17:00", "--wrap", "05:15"),
            *("--meal", "22:00-22:30"),
        )
