"""Money of departments."""

from tests.domain.rules.boards import Board

WEEK = """
                 Mon 2    Tue 3    Wed 4
        ana      x        x        x
        """
COSTS = {2: {"Camera": 400, "Grip": 300}, 3: {"Camera": 400}, 4: {"Camera": 400, "Grip": 300}}

BOARDS = (
    Board(
        "spent on the last day",
        WEEK,
        ("budget Wed 4: Camera",),
        budget=(("Camera", 1199), ("Grip", 600)),
        costs=COSTS,
    ),
    Board("just enough", WEEK, budget=(("Camera", 1200), ("Grip", 600)), costs=COSTS),
    Board(
        "everybody together",
        WEEK,
        ("budget Tue 3: all",),
        budget=(("all", 1099),),
        costs=COSTS,
    ),
    Board(
        "two lines of one department are one",
        WEEK,
        budget=(("Grip", 300), ("Grip", 300)),
        costs=COSTS,
    ),
    Board("a line of nothing asks for nothing", WEEK, budget=(("Grip", 0),), costs=COSTS),
)
