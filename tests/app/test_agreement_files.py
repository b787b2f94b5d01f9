"""Files of agreements and examples that are damaged, or were written to do harm."""

import pytest

from crewplanner.app.agreement_checks import verify
from crewplanner.app.errors import Refused
from tests.app.test_agreements import OWN, written

DAY = '{"date": "2026-03-02", "hours": "9"}'
JSON = (
    '{"source": "s", "examples": [{"id": "x1", "about": "a", "agreement": "us-ny",'
    ' "deal": {"rate": "10", "per": "hour"}, "days": [%s], "expect": {"total": "90.00"}}]}'
)


def test_a_file_of_examples_is_priced(tmp_path):
    (outcome,) = verify(written(tmp_path, JSON % DAY, "x.json"))
    assert outcome.ok


HOSTILE = {
    "nothing": "",
    "truncated": JSON[:90],
    "not an object": "[1, 2]",
    "not text": b"\xff\xfe\x00\x01",
    "deep lists": "[" * 200_000,
    "deep tables": '{"a":' * 100_000,
    "not a number": JSON % '{"date": "2026-03-02", "hours": NaN}',
    "endless": JSON % '{"date": "2026-03-02", "hours": Infinity}',
    "huge number": JSON % '{"date": "2026-03-02", "hours": 1e999999999}',
    "many digits": JSON % ('{"date": "2026-03-02", "hours": ' + "9" * 10_000 + "}"),
    "negative minutes": JSON % '{"date": "2026-03-02", "camera_overtime": -5, "hours": "9"}',
    "negative hours": JSON % '{"date": "2026-03-02", "hours": "-9"}',
    "no such time": JSON % '{"date": "2026-03-02", "call": "8:61", "wrap": "18:00"}',
    "wrap before call": JSON % '{"date": "2026-03-02", "call": "18:00", "wrap": "08:00"}',
    "call without wrap": JSON % '{"date": "2026-03-02", "call": "18:00"}',
    "meal backwards": JSON
    % (
        '{"date": "2026-03-02", "call": "08:00", "wrap": "18:00",'
        ' "meals": [{"out": "13:00", "in": "12:00"}]}'
    ),
    "no such date": JSON % '{"date": "2026-02-30", "hours": "9"}',
    "unknown key": JSON % '{"date": "2026-03-02", "hours": "9", "overtime": 3}',
    "unknown kind": JSON % '{"date": "2026-03-02", "kind": "party"}',
    "a list for a text": JSON % '{"date": ["2026-03-02"], "hours": "9"}',
    "a text for a table": JSON % '"2026-03-02"',
    "no days": JSON % "",
    "no examples": '{"source": "s"}',
    "unknown agreement": (JSON % DAY).replace("us-ny", "us-xx"),
    "unknown parameter": (JSON % DAY).replace('"deal"', '"params": {"bands": 1}, "deal"'),
    "unknown expectation": (JSON % DAY).replace('"total"', '"sum"'),
    "a million bands": (JSON % DAY)
    .replace("us-ny", "deal-memo")
    .replace(
        '"deal"', '"params": {"overtime_steps": [' + '[0,"1"],' * 300_000 + '[1,"1"]]}, "deal"'
    ),
    "many days": JSON % ",".join([DAY] * 2000),
    "no such zone": (JSON % DAY).replace('"deal"', '"timezone": "../../etc/passwd", "deal"'),
    "wrong by_day": (JSON % DAY).replace('{"total": "90.00"}', '{"by_day": [{}, {}]}'),
    "negative rate": (JSON % DAY).replace('"rate": "10"', '"rate": "-10"'),
    "boolean rate": (JSON % DAY).replace('"rate": "10"', '"rate": true'),
    "null days": (JSON % DAY).replace(f"[{DAY}]", "null"),
    "an election that is none": JSON
    % '{"date": "2026-03-02", "hours": "9", "elections": ["free_beer"]}',
    "a surrogate": JSON % '{"date": "\\ud800", "hours": "9"}',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_damaged_or_hostile_file_is_refused_with_one_sentence(tmp_path, text):
    with pytest.raises(Refused) as refused:
        verify(written(tmp_path, text, "x.json"))
    assert len(str(refused.value)) < 600
    assert str(refused.value).count("\n") == 0


@pytest.mark.parametrize(
    "text",
    [
        OWN[:200],
        "a = " + "[" * 100_000,
        "a" * (5 * 1024 * 1024),
        b"\x00\xff",
        OWN.replace('[[0, "1"], [8, "2"]]', "[" + '[0, "1"],' * 100_000 + "]"),
        OWN.replace("[params]", "[params]\n" + "x" * 40 + " = 9" * 40),
        OWN.replace("[[examples]]", "[examples]"),
        OWN + "colour = 1\n",
        OWN.replace('"$steps"', '"$"'),
        OWN.replace("[rules.rate]", "[rules]\nbands = { by = 3 }\n[rules.rate]"),
    ],
)
def test_a_damaged_agreement_is_refused_with_one_sentence(tmp_path, text):
    with pytest.raises(Refused) as refused:
        verify(written(tmp_path, text))
    assert len(str(refused.value)) < 600


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        verify(tmp_path / "nothing.json")
    with pytest.raises(Refused, match="cannot be read"):
        verify(tmp_path)
