"""Write: a text into the cells of a person and of dates, as on the board."""

import re
from itertools import pairwise
from pathlib import Path
from typing import TypedDict, Unpack

import click

from crewplanner.app.cell_edit import read_typed
from crewplanner.app.cell_entries import CellPlace
from crewplanner.app.cell_writing import CellWriter
from crewplanner.app.errors import Refused
from crewplanner.app.names import person_named
from crewplanner.cli.choosing import (
    chosen_production,
    dates,
    known_to,
    person_option,
    production_option,
    weekday_date,
    working_in,
)
from crewplanner.cli.findings import do_and_compare, finding_data, tell_caused
from crewplanner.cli.output import Output, json_option
from crewplanner.cli.scenarios import in_scenario
from crewplanner.cli.shell import Shell, pass_shell, project_argument
from crewplanner.i18n import _


class WriteOptions(TypedDict):
    """Where it is written."""

    person: str
    first: str
    last: str | None
    production: str | None
    dry_run: bool
    scenario: str | None


_MINUS = re.compile(r"-\d")


class _WriteCommand(click.Command):
    """Takes a text such as -45 for a text, where others would look for an option of that name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        valued = {
            name
            for one in self.params
            if isinstance(one, click.Option) and not one.is_flag
            for name in one.opts
        }
        for place, (before, arg) in enumerate(pairwise(["", *args])):
            if "--" in {before, arg}:
                break
            if _MINUS.match(arg) and before not in valued:
                args = [*args[:place], *args[place + 1 :], "--", arg]
                break
        return super().parse_args(ctx, args)


@click.command(
    "write",
    cls=_WriteCommand,
    short_help=_("Write into the cells of the board: 8-19, +30, 2H, travel, off."),
    help=_(
        "Write a text into the cells of a person, as on the board: times (8-19, +30, wrap 20), a "
        "status (confirmed, 2H or 2P, enquired), a kind of day (travel), off, leave. Says what it "
        "did and what that clashes with; with --dry-run nothing is written."
    ),
)
@project_argument
@click.argument("text", metavar="TEXT")
@person_option(required=True)
@click.option("--from", "first", metavar="DATE", required=True, help=_("First date: 2026-11-23."))
@click.option("--to", "last", metavar="DATE", help=_("Last date; without it, that one day."))
@production_option
@click.option("--scenario", metavar="NAME", help=_("Write into this scenario, not into the plan."))
@click.option("--dry-run", is_flag=True, help=_("Say what it would do, and write nothing."))
@json_option
@pass_shell
def write_command(
    shell: Shell, project: Path, *, text: str, as_json: bool, **options: Unpack[WriteOptions]
) -> None:
    """Write and tell what findings that causes."""
    output = Output(as_json=as_json)
    span = dates(options["first"], options["last"])
    with shell.editing(project) as opened:
        workspace = in_scenario(opened, options["scenario"])
        plan = workspace.plan
        who = person_named(plan, options["person"])
        chosen = chosen_production(
            plan, options["production"], known_to(plan, who.id), working_in(plan, span)
        )
        places = [CellPlace(person=who.id, date=date) for date in span]
        found = read_typed(plan, chosen, places, text)
        if not found.understood:
            raise Refused(found.sentence)
        caused = ()
        written = found.command is not None and not options["dry_run"]
        if found.command is not None and written:
            caused = do_and_compare(workspace, found.command, span)
        plan = workspace.plan
        writer = CellWriter(plan, chosen)
        cells = [(place.date, writer.text(place)) for place in places]
    output.say(f"{who.name}: {found.sentence.removeprefix('→ ')}")
    for date, said in cells:
        output.say(f"{weekday_date(date)}: {said or '–'}")
    if written:
        tell_caused(output, plan, caused)
    output.data(
        {
            "said": found.sentence,
            "written": written,
            "cells": [{"date": date.isoformat(), "text": said} for date, said in cells],
            "findings": [finding_data(plan, finding) for finding in caused],
        }
    )
