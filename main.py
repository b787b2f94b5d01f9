"""Start CrewPlanner from a checkout: the same as `python -m crewplanner`."""

import sys

from crewplanner.__main__ import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
