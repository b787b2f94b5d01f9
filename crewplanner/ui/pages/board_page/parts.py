"""The parts of the board page by name, in the order in which they are made."""

from collections.abc import Mapping
from types import MappingProxyType

from crewplanner.ui.pages.board_page.arranging import Arranging
from crewplanner.ui.pages.board_page.choosing import Choosing
from crewplanner.ui.pages.board_page.commenting import Commenting
from crewplanner.ui.pages.board_page.copying import Copying
from crewplanner.ui.pages.board_page.costs import Costs
from crewplanner.ui.pages.board_page.details import Details
from crewplanner.ui.pages.board_page.dropping import Dropping
from crewplanner.ui.pages.board_page.filtering import Filtering
from crewplanner.ui.pages.board_page.finding import Finding
from crewplanner.ui.pages.board_page.going import Going
from crewplanner.ui.pages.board_page.heights import Heights
from crewplanner.ui.pages.board_page.holding import Holding
from crewplanner.ui.pages.board_page.hours import Hours
from crewplanner.ui.pages.board_page.issued import Issued
from crewplanner.ui.pages.board_page.late import Late
from crewplanner.ui.pages.board_page.listing import Listing
from crewplanner.ui.pages.board_page.no_days import NoDays
from crewplanner.ui.pages.board_page.part import BoardPart
from crewplanner.ui.pages.board_page.people import People
from crewplanner.ui.pages.board_page.pricing import Pricing
from crewplanner.ui.pages.board_page.printing import Printing
from crewplanner.ui.pages.board_page.relocating import Relocating
from crewplanner.ui.pages.board_page.repeating import Repeating
from crewplanner.ui.pages.board_page.saved import Saved
from crewplanner.ui.pages.board_page.sky import Skies
from crewplanner.ui.pages.board_page.typing import Typing
from crewplanner.ui.pages.board_page.week_file import WeekFile
from crewplanner.ui.pages.board_page.why_not import WhyNotPart
from crewplanner.ui.pages.board_page.writing import Writing

PARTS: Mapping[str, type[BoardPart]] = MappingProxyType(
    {
        "writing": Writing,
        "typing": Typing,
        "copying": Copying,
        "repeating": Repeating,
        "relocating": Relocating,
        "dropping": Dropping,
        "holding": Holding,
        "going": Going,
        "arranging": Arranging,
        "heights": Heights,
        "saved": Saved,
        "filtering": Filtering,
        "no_days": NoDays,
        "finding": Finding,
        "hours": Hours,
        "choosing": Choosing,
        "costs": Costs,
        "skies": Skies,
        "issued": Issued,
        "people": People,
        "late": Late,
        "why_not": WhyNotPart,
        "pricing": Pricing,
        "listing": Listing,
        "printing": Printing,
        "week_file": WeekFile,
        "commenting": Commenting,
        "details": Details,
    }
)
