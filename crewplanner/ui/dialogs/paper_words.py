"""Words and choices that every place shares where a paper is chosen."""

from crewplanner.exports import Audience, PaperSize
from crewplanner.i18n import _


def reader_choices(readers: tuple[Audience, ...]) -> tuple[tuple[str, str], ...]:
    """For whom a paper may be made, with the words for it."""
    words = {
        Audience.CREW: _("Crew"),
        Audience.PRODUCER: _("Producer"),
        Audience.DEPARTMENT: _("Department"),
        Audience.PAYROLL: _("Payroll"),
        Audience.PUBLIC: _("Public"),
    }
    return tuple((one.value, words[one]) for one in readers)


def sheet_choices() -> tuple[tuple[str, str], ...]:
    """The sizes of sheets, with their names."""
    return (
        (PaperSize.A4.value, _("A4")),
        (PaperSize.LETTER.value, _("Letter")),
        (PaperSize.A3.value, _("A3")),
        (PaperSize.TABLOID.value, _("Tabloid")),
    )


def clock_choices() -> tuple[tuple[str, str], ...]:
    """Both ways of writing times."""
    return (("24", _("18:30")), ("12", _("6:30p")))


def left_out_text(audience: Audience, paper: str = "week") -> str:
    """What this reader does not get to see on a paper."""
    match audience:
        case Audience.PRODUCER if paper == "hot-cost":
            return _("For the producer alone: it shows what everybody is paid.")
        case Audience.PRODUCER if paper == "ledger":
            return _("For the producer and payroll alone: it shows what everybody worked.")
        case Audience.PRODUCER:
            return _("Everything is on it, with money, findings and private phones.")
        case Audience.CREW:
            return _("No money, no private phones, no findings, and not why somebody is away.")
        case Audience.DEPARTMENT:
            return _("One department alone. No money, no private phones, no findings.")
        case Audience.PAYROLL:
            return _("Hours and money. No private phones, no findings.")
        case Audience.PUBLIC:
            return _("Names and roles: no phones, no e-mails, no money, no absences.")
