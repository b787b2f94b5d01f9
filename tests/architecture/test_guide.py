"""The guide has a section for every command and every page, and its links lead somewhere."""

import re

import click
import pytest

from crewplanner.cli.main import commands

# Said once for all commands, in the index.
EVERYWHERE = {"--help", "--json"}


def _all_commands(group, words):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command.hidden:
            continue
        if isinstance(command, click.Group):
            yield from _all_commands(command, (*words, name))
        else:
            yield " ".join((*words, name)), command


@pytest.fixture(scope="module")
def known():
    """Every command that help shows, by the words that call it."""
    return dict(_all_commands(commands(), ("crewplanner",)))


@pytest.fixture(scope="module")
def sections(repository):
    """The sections of the guide about the command line: the words of each heading, and its text."""
    found = {}
    for file in sorted((repository / "docs" / "guide" / "commands").glob("*.md")):
        for section in re.split(r"^## ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            heading, _, text = section.partition("\n")
            for line in re.findall(r"`([^`]+)`", heading):
                found[line] = f"{heading}\n{text}"
    return found


def test_every_command_has_a_section_with_all_its_options(sections, known):
    missing = []
    for words, command in known.items():
        section = next((s for line, s in sections.items() if _calls(line, words)), "")
        options = {name for option in command.params for name in option.opts if name[:2] == "--"}
        missing += [f"{words}: {o}" for o in sorted(options - EVERYWHERE) if o not in section]
        missing += [] if section else [words]
    assert missing == []


def _calls(line, words):
    return f"{line} ".startswith(f"{words} ")


def test_every_command_and_option_says_what_it_does(known):
    silent = [words for words, command in known.items() if not command.get_short_help_str(200)]
    silent += [
        f"{words}: {option.name}"
        for words, command in known.items()
        for option in command.params
        if isinstance(option, click.Option) and not option.help
    ]
    assert silent == []


def test_the_guide_describes_no_command_that_is_not_there(sections, known):
    unknown = [line for line in sections if not any(_calls(line, words) for words in known)]
    assert unknown == []


def test_every_command_is_in_the_index(repository, known):
    named = re.findall(
        r"`([^`]+)`", (repository / "docs" / "guide" / "index.md").read_text("utf-8")
    )
    first = {words.split()[1] for words in known}
    assert sorted(first - {one.split()[0] for one in named}) == []


def test_every_page_of_the_guide_is_in_its_index(repository):
    guide = repository / "docs" / "guide"
    linked = set(re.findall(r"\(([a-z/-]+\.md)\)", (guide / "index.md").read_text("utf-8")))
    pages = {file.relative_to(guide).as_posix() for file in guide.rglob("*.md")}
    assert linked == pages - {"index.md"}


def test_links_lead_somewhere(repository, tracked):
    broken = [
        f"{name}: {link}"
        for name in tracked
        if name.endswith(".md")
        for link in _links((repository / name).read_text(encoding="utf-8"))
        if not (repository / name).parent.joinpath(link).exists()
    ]
    assert broken == []


def _links(text):
    """Where a page links to within the repository."""
    return re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
