"""Start CrewPlanner from a checkout: the same as `python -m crewplanner`."""

from crewplanner.__main__ import console

if __name__ == "__main__":
    console()
