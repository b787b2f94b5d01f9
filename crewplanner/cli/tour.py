"""The tour: the main job from nothing to papers, without a display; and pictures of every page."""

import csv
import datetime as dt
import io
import shlex
from collections.abc import Iterable
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from crewplanner.app.errors import Refused
from crewplanner.app.files import write_aside
from crewplanner.app.samples import CREW_FILE, sample_monday
from crewplanner.cli.output import Output
from crewplanner.cli.shell import COULD_NOT, FILE_TYPE, FilePath, Shell, pass_shell
from crewplanner.exports import Audience, formats_of
from crewplanner.i18n import _, ngettext
from crewplanner.paths import resource

_PROJECT = f"Harbour Lights{FILE_TYPE}"
_TOLD = 50
"""After so many pictures it is said how many there are."""
_SHOWN = 6
"""How many lines of what a command says the tour repeats; the rest is in a file."""

_out_option = click.option(
    "--out",
    metavar="DIR",
    required=True,
    type=FilePath(path_type=Path, file_okay=False),
    help=_("The folder for all of it. It is made; what an earlier run left in it is replaced."),
)


@click.command(
    "tour",
    short_help=_("Do the main job from nothing to papers, without a display."),
    help=_(
        "Do the main job from nothing to papers, without a display: project, imports, bookings, "
        "worked times, pay, findings, papers, pictures of every page."
    ),
)
@_out_option
@pass_shell
def tour_command(shell: Shell, out: Path) -> None:
    """Do the main job, command by command, and say what lies where."""
    tour = Tour(shell, out)
    tour.begin()
    tour.import_lists()
    tour.book_and_log()
    tour.look()
    tour.write_papers()
    tour.take_pictures()
    tour.say_where()


@click.command("shots", hidden=True, help=_("Take pictures of every page and dialog."))
@_out_option
@pass_shell
def shots_command(shell: Shell, out: Path) -> None:
    """Take pictures of every page and dialog, of a new sample."""
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="crewplanner-shots-") as folder:
        tour = Tour(shell, Path(folder))
        tour.begin()
        count = _counted(shell.take_pictures(tour.project, out), Output())
    said = ngettext("{count} picture in {out}.", "{count} pictures in {out}.", count)
    Output().say(said.format(count=count, out=out))


def _counted(pictures: Iterable[Path], output: Output) -> int:
    """How many pictures were taken; now and then it is said how far that is."""
    count = 0
    for count, _picture in enumerate(pictures, start=1):
        if count % _TOLD == 0:
            output.say(ngettext("{count} picture", "{count} pictures", count).format(count=count))
    return count


class Tour:
    """The steps of the tour. Each is a command of the command line, shown and then run."""

    def __init__(self, shell: Shell, out: Path) -> None:
        context = replace(shell.context, backups=out / "backups")
        self._shell = replace(shell, context=context)
        self._out = out
        self._monday = sample_monday(shell.now().date())
        self._week = self._date(7)
        self._group = click.get_current_context().find_root()
        self._output = Output()
        self._lies: dict[str, str] = {}
        self.project = out / _PROJECT

    def begin(self) -> None:
        """Make the sample project."""
        self._out.mkdir(parents=True, exist_ok=True)
        for left in self._out.glob(f"{_PROJECT}*"):
            left.unlink()
        self._do("new", self.project, "--sample")
        self._lies[_PROJECT] = _("the project")

    def import_lists(self) -> None:
        """Import the crew list again, which changes nothing, and a sheet of pick-up days."""
        crew = self._copy(CREW_FILE, resource("samples", CREW_FILE).read_bytes())
        self._lies[crew.name] = _("the crew list, as it was sent")
        into = ("--into", self.project, "--production", "Harbour Lights")
        self._do("import", "people", crew, *into)
        sheet = self._copy("pick_ups.csv", self._pick_ups().encode())
        self._lies[sheet.name] = _("pick-up days, as they were sent")
        self._do("import", "shoots", sheet, "--dry-run", *into)
        self._do("import", "shoots", sheet, *into)

    def book_and_log(self) -> None:
        """Book for the pick-ups, once against a holiday, and log a wrap past midnight."""
        light = ("--person", "Ottoline Markham", "--production", "HBL")
        first, last = self._date(28), self._date(29)
        self._do(
            *("book", self.project, *light),
            *("--from", first, "--to", last, "--status", "confirmed"),
        )
        self._do(
            *("book", self.project, "--person", "Ignatius Bellweather", "--production", "HBL"),
            *("--from", self._date(14), "--to", self._date(14), "--status", "1P"),
        )
        self._do(
            *("log", self.project, *light, "--date", self._date(10)),
            *("--call", "17:00", "--wrap", "05:15", "--meal", "22:00-22:30"),
        )

    def look(self) -> None:
        """Price the week with its nights, check everything, examine the file."""
        week = ("--week", self._week)
        self._do("days", self.project, *week, keep="days.json", what=_("the days of the week"))
        self._do("pay", self.project, *week, keep="pay.json", what=_("hours and money"))
        self._do(
            *("pay", self.project, *week, "--person", "Ottoline Markham", "--explain"),
            keep="pay of one person.txt",
            what=_("one person's pay, line by line"),
        )
        self._do("check", self.project, keep="findings.json", what=_("what clashes"))
        self._do("doctor", self.project, keep="doctor.json", what=_("the state of the file"))
        self._do("backups", self.project)

    def write_papers(self) -> None:
        """The week in every format for producer and crew, the day's papers, each other one once."""
        papers = self._out / "papers"
        papers.mkdir(exist_ok=True)
        for audience in (Audience.CREW, Audience.PRODUCER):
            for one in formats_of("week"):
                self._do(
                    *("export", "week", self.project, "--week", self._week),
                    *("--production", "HBL", "--format", one.id),
                    *("--audience", audience.value, "--out", papers),
                )
        for one in formats_of("hot-cost"):
            self._do(
                *("export", "hot-cost", self.project, "--day", self._date(10)),
                *("--production", "HBL", "--format", one.id, "--out", papers),
            )
        for one in formats_of("call-sheet"):
            self._do(
                *("export", "call-sheet", self.project, "--day", self._date(16)),
                *("--production", "HBL", "--format", one.id, "--out", papers),
            )
        for paper, *dates in (
            ("crew-list",),
            ("dood", "--holds"),
            ("timecards", "--week", self._week),
            ("person-week", "--week", self._week),
            ("production-report", "--day", self._date(10)),
            ("budget",),
            ("ledger", "--weeks", "4", "--until", self._date(16)),
        ):
            usual = formats_of(paper)[0].id
            self._do(
                *("export", paper, self.project, *dates),
                *("--production", "HBL", "--format", usual, "--out", papers),
            )
        self._lies["papers"] = _(
            "the week as PDF, XLSX, CSV, ICS for crew and producer; a day's hot cost and call "
            "sheet; every other paper once"
        )

    def take_pictures(self) -> None:
        """Every page and dialog, light and dark."""
        pictures = self._out / "pictures"
        pictures.mkdir(exist_ok=True)
        self._output.heading(_("Pictures of every page and dialog; they take some minutes."))
        count = _counted(self._shell.take_pictures(self.project, pictures), self._output)
        said = ngettext("Took {count} picture.", "Took {count} pictures.", count)
        self._output.heading(said.format(count=count))
        self._lies["backups"] = _("a verified copy of the project for every step")
        self._lies["pictures"] = _("every page and dialog, light and dark, two sizes")

    def say_where(self) -> None:
        """What lies where."""
        self._output.heading(_("In {out}:").format(out=self._out))
        self._output.table((), list(self._lies.items()), indent="  ")

    def _do(self, *words: str | Path, keep: str = "", what: str = "") -> None:
        """Show a command, run it and repeat the first lines of what it says.

        All that it says is kept in the file `keep`; a name that ends in `.json` asks for JSON.
        """
        typed = [str(word) for word in words]
        if keep.endswith(".json"):
            typed.append("--json")
        self._output.heading(f"$ crewplanner {shlex.join(typed)}")
        said = io.StringIO()
        with redirect_stdout(said):
            code = self._run(typed)
        lines = said.getvalue().splitlines()
        if keep:
            write_aside(self._out / keep, said.getvalue().encode())
            self._lies[keep] = what
        if keep.endswith(".json"):
            self._output.say(_("All of it is in {file}.").format(file=keep))
        else:
            self._repeat(lines)
        if code == COULD_NOT:
            raise Refused(_("The tour ends here: the last command could not be done."))

    def _run(self, words: list[str]) -> int:
        code = self._group.command.main(
            args=words, prog_name=self._group.info_name, standalone_mode=False, obj=self._shell
        )
        return code if isinstance(code, int) else 0

    def _repeat(self, lines: list[str]) -> None:
        for line in lines[:_SHOWN]:
            click.echo(line)
        if len(lines) > _SHOWN:
            more = len(lines) - _SHOWN
            text = ngettext("(and {count} more line)", "(and {count} more lines)", more)
            self._output.say(text.format(count=more))

    def _copy(self, name: str, data: bytes) -> Path:
        path = self._out / name
        write_aside(path, data)
        return path

    def _pick_ups(self) -> str:
        """Two days after the last week of the sample, with one wrap past midnight."""
        out = io.StringIO()
        rows = csv.writer(out)
        rows.writerow(("Date", "Call", "Wrap", "Place", "Notes"))
        rows.writerow((self._date(28), "08:00", "18:30", "Harbour quay", "Pick-ups"))
        rows.writerow((self._date(29), "14:00", "01:00", "Old town", "Pick-ups into the night"))
        return out.getvalue()

    def _date(self, days: int) -> str:
        return (self._monday + dt.timedelta(days=days)).isoformat()
