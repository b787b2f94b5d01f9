"""The command line: which commands there are, how each is run, and what its exit code means."""

import importlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import click

from crewplanner import __version__
from crewplanner.app.crash_report import keep_report
from crewplanner.app.errors import ProjectError, Refused
from crewplanner.cli.output import complain, silence
from crewplanner.cli.shell import COULD_NOT, DONE, Shell
from crewplanner.i18n import _

PROGRAM = "crewplanner"

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "new": "project",
        "open": "project",
        "import": "import_budget",
        "crew": "lists",
        "person": "person",
        "days": "lists",
        "bookings": "lists",
        "book": "book",
        "write": "write",
        "log": "log",
        "do": "do",
        "check": "check",
        "accept": "accept",
        "why-not": "why_not",
        "rules": "rules",
        "travel-times": "rules",
        "budget": "rules",
        "pay": "pay",
        "money": "money",
        "fringes": "fringes",
        "allowances": "allowances",
        "revisions": "revisions",
        "price": "price",
        "scenario": "scenarios",
        "late-wrap": "late_wrap",
        "holds": "holds",
        "release-cost": "holds",
        "places": "places",
        "production": "places",
        "call-sheet": "call_sheet",
        "export": "export",
        "logo": "logo",
        "issue": "issue",
        "issued": "issuing",
        "changes": "issuing",
        "review": "review",
        "agreements": "agreements",
        "doctor": "safety",
        "backups": "safety",
        "restore": "safety",
        "tour": "tour",
        "shots": "tour",
    }
)
"""Every command in the order of the work, and the module that has it: loaded when asked for."""


class Commands(click.Group):
    """The group of all commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names in the order of the work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None if there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"crewplanner.cli.{COMMANDS[cmd_name]}")
        return getattr(module, f"{cmd_name.replace('-', '_')}_command")


def commands() -> click.Group:
    """The whole command line."""
    group = Commands(
        name=PROGRAM,
        help=_("Plan film and TV crew. Without a command, the window opens."),
        epilog=_(
            "Exit codes: 0 done, 1 done but what was checked does not hold, 2 could not be done."
        ),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    return click.version_option(__version__, prog_name="CrewPlanner")(group)


def run(argv: Sequence[str], shell: Shell, logs: Path) -> int:
    """Run the command that the arguments name and return its exit code.

    0: done. 1: done, and what it checks does not hold. 2: could not be done; one sentence on
    standard error says what is wrong and what to do, and nothing was written. Reports of our own
    mistakes are kept in `logs`.
    """
    try:
        code = commands().main(args=list(argv), prog_name=PROGRAM, standalone_mode=False, obj=shell)
        return code if isinstance(code, int) else DONE
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.ClickException as error:
        complain(_usage(error))
    except (Refused, ProjectError) as error:
        complain(str(error))
    except BrokenPipeError:
        silence()
        return DONE
    except OSError as error:
        complain(_system(error))
    except (KeyboardInterrupt, click.Abort):
        complain(_("Stopped. What was done before is kept."))
    except Exception as error:  # noqa: BLE001 - the top-level hook: it writes the report
        complain(_ours(keep_report(error, _first_word(argv), shell.now(), logs)))
    return COULD_NOT


def _usage(error: click.ClickException) -> str:
    sentence = error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else PROGRAM
    return _("{command}: {what} See {command} --help.").format(
        command=path, what=sentence if sentence.endswith((".", "?")) else f"{sentence}."
    )


def _system(error: OSError) -> str:
    name = Path(error.filename).name if isinstance(error.filename, str) else ""
    where = _("“{name}”: ").format(name=name) if name else ""
    return _("{where}{what}. Check the path and that you may use it, and try again.").format(
        where=where, what=error.strerror or type(error).__name__
    )


def _ours(report: Path | None) -> str:
    sentence = _("This is a mistake in CrewPlanner, not yours; what was being done left no trace.")
    if report is None:
        return sentence
    return f"{sentence} {_('A report lies in {path}.').format(path=report)}"


def _first_word(argv: Sequence[str]) -> str:
    known = [word for word in argv[:1] if word in COMMANDS]
    return known[0] if known else "?"
