"""How hard rules are, travel times and budgets, listed and set from the command line."""

import pytest


@pytest.fixture
def hbl(crewplanner, sample):
    """Call a command on the main production of the sample, with `--json`."""

    def call(command, *words):
        return crewplanner(command, sample, "--production", "HBL", *words, "--json").data

    return call


@pytest.fixture
def ferry(crewplanner, sample):
    """The same on the other production, which has no budget yet."""

    def call(command, *words):
        return crewplanner(command, sample, "--production", "NF", *words, "--json").data

    return call


def test_a_rule_is_made_harder_and_its_limit_set(hbl, crewplanner, sample):
    before = {one["rule"]: one for one in hbl("rules")["rules"]}
    assert before["REST"]["severity"] == "WARN"
    assert before["REST"]["limits"] == {"turnaround": "11:00"}
    words = ("--rule", "rest", "--severity", "conflict", "--limit", "turnaround=12:30")
    (rest,) = hbl("rules", *words)["rules"]
    assert (rest["severity"], rest["limits"]) == ("BLOCK", {"turnaround": "12:30"})
    listed = crewplanner("rules", sample, "--production", "HBL").out
    assert "Short rest              Conflict  Turnaround 12:30" in listed
    (off,) = hbl("rules", "--rule", "BUDGET", "--severity", "off")["rules"]
    assert off["severity"] == "OFF"
    (days,) = hbl("rules", "--rule", "consecutive_days", "--limit", "consecutive_limit=4")["rules"]
    assert days["limits"]["consecutive_limit"] == "4"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--rule", "fun"), "There is no rule called fun."),
        (("--severity", "note"), "Say with --rule which rule is to change."),
        (("--rule", "rest", "--limit", "daily_limit=9"), "The limits of this rule are: turnaround"),
        (("--rule", "rest", "--limit", "turnaround=soon"), "is no limit"),
        (("--rule", "consecutive_days", "--limit", "consecutive_limit=6:30"), "is no limit"),
    ],
)
def test_what_cannot_be_set_is_said(refused, sample, words, reason):
    assert reason in refused("rules", sample, "--production", "HBL", *words)


def test_a_way_is_set_either_way_round_and_forgotten(hbl, refused, sample, crewplanner):
    assert hbl("travel-times")["travel_times"] == []
    ways = hbl("travel-times", "--from", "studio", "--to", "quay", "--minutes", "35")
    assert ways["travel_times"] == [{"from": "Studio 2", "to": "Harbour quay", "minutes": 35}]
    ways = hbl("travel-times", "--from", "quay", "--to", "studio", "--minutes", "40")
    assert [way["minutes"] for way in ways["travel_times"]] == [40]
    hbl("travel-times", "--from", "quay", "--to", "studio", "--minutes", "0")
    listed = crewplanner("travel-times", sample, "--production", "HBL").out
    assert listed.strip() == "No travel times are set."
    half = ("travel-times", sample, "--production", "HBL", "--from", "quay")
    assert "needs --from, --to and --minutes" in refused(*half)


def test_a_budget_is_set_listed_and_forgotten(ferry, refused, sample):
    first = ("--department", "camera", "--amount", "12500.50", "--account", "21-00")
    (line,) = ferry("budget", *first)["budget"]
    assert line == {
        "name": "Camera",
        "department": "Camera",
        "account": "21-00",
        "amount": "12500.50",
    }
    ferry("budget", "--amount", "90000", "--name", "All crew")
    assert [one["department"] for one in ferry("budget")["budget"]] == ["Camera", None]
    assert len(ferry("budget", "--department", "camera", "--amount", "0")["budget"]) == 1
    assert "no such budget line" in refused(
        "budget", sample, "--production", "NF", "--department", "camera", "--amount", "0"
    )
    start = ("budget", sample, "--production", "NF")
    assert "is no amount" in refused(*start, "--amount", "lots")
    assert "Say with --amount" in refused(*start, "--department", "camera")


def test_setting_a_line_keeps_the_other_lines_of_its_department(ferry, refused, sample):
    camera = ("budget", "--department", "camera")

    def lines():
        return [(one["name"], one["account"], one["amount"]) for one in ferry("budget")["budget"]]

    ferry(*camera, "--amount", "9000", "--account", "21-00")
    ferry(*camera, "--amount", "4000", "--account", "21-10", "--name", "Second unit camera")
    ferry(*camera, "--amount", "700", "--name", "Drones")
    first, second, third = lines()
    assert (first, second, third) == (
        ("Camera", "21-00", "9000.00"),
        ("Second unit camera", "21-10", "4000.00"),
        ("Drones", "", "700.00"),
    )
    ferry(*camera, "--amount", "9500", "--account", "21-00")
    assert lines() == [("Camera", "21-00", "9500.00"), second, third]
    ferry(*camera, "--amount", "800", "--name", "drones", "--account", "21-20")
    assert lines()[2] == ("drones", "21-20", "800.00")
    assert "Say which line is meant" in refused(
        "budget", sample, "--production", "NF", "--department", "camera", "--amount", "1"
    )
    ferry(*camera, "--amount", "0", "--account", "21-10")
    assert [line[1] for line in lines()] == ["21-00", "21-20"]
