"""The pages of the sidebar in their order, and the tools behind the actions of the window."""

from collections.abc import Mapping
from types import MappingProxyType

from crewplanner.ui.main_window import Tool
from crewplanner.ui.pages.page import PageSpec

PAGES: tuple[PageSpec, ...] = ()
"""Each is built when it is first shown; import its module inside the factory to start quickly."""

TOOLS: Mapping[str, Tool] = MappingProxyType({})
"""By id of the action (see `window_actions`); those that are missing here are not offered."""
