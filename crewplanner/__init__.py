"""CrewPlanner: shoot days, crew, irregular hours and overtime in one local file."""

__version__ = "0.1.0"
