"""Parameters of agreements are typed as people say them, and read back the same."""

import pytest

from crewplanner.app.agreements import shipped
from crewplanner.app.parameter_text import hint, said, said_json, typed

EVERY = [(one, parameter) for one in shipped().values() for parameter in one.params]


def parameter(agreement, name):
    return next(one for one in agreement.params if one.id == name)


@pytest.mark.parametrize(("agreement", "of"), EVERY, ids=[f"{a.id}-{p.id}" for a, p in EVERY])
def test_every_default_can_be_typed_as_it_is_shown(agreement, of):
    shown = said(of, of.default)
    kept = typed(agreement, of, shown)
    assert said_json(of, kept) == shown
    assert hint(of)


IATSE = shipped()["us-iatse-basic"]


@pytest.mark.parametrize(
    ("name", "text", "kept", "shown"),
    [
        ("rest_hours", "10:30", '"10.5"', "10.5"),
        ("rest_hours", " 9,5 ", '"9.5"', "9.5"),
        ("rest_hours", "off", "null", "off"),
        ("golden_after_hours", "Premises", '"premises"', "premises"),
        ("golden_after_hours", "13 h", None, None),
        ("golden_multiple", "2×", '"2"', "2"),
        ("meal_ladder", "8,50; 11", '["8.50", "11"]', "8.50; 11"),
        ("meal_ladder", "25, 35", '["25", "35"]', "25; 35"),
        ("meal_ladder", "none", "[]", "none"),
        ("overtime_steps", "0 1, 8 1.5", '[["0", "1"], ["8", "1.5"]]', "0 h ×1, 8 h ×1.5"),
        ("overtime_steps", "0h x1; 9,5h x2", '[["0", "1"], ["9.5", "2"]]', "0 h ×1, 9.5 h ×2"),
        ("night_premium", "iatse", '"iatse"', "iatse"),
        ("rest_pay", "2", '{"add": "2"}', "+2×"),
        ("rest_pay", "last wrap rate", '"last_wrap_rate"', "last wrap rate"),
        ("on_production", "No", "false", "no"),
        ("premises", "ZONE", '"zone"', "zone"),
        ("meal_tick_minutes", "0:15", "15", "15"),
        ("meal_tick_minutes", "20 min", '"20"', "20"),
    ],
)
def test_what_is_typed_is_kept_as_json_and_shown_again(name, text, kept, shown):
    of = parameter(IATSE, name)
    if kept is None:
        assert said_json(of, typed(IATSE, of, text)) == "13"
        return
    assert typed(IATSE, of, text) == kept
    assert said_json(of, kept) == shown


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("rest_hours", "", "Type a value"),
        ("rest_hours", "long", "“long” is not a number"),
        ("rest_hours", "NaN", "cannot be reckoned with|can be reckoned with"),
        ("rest_hours", "1e400", "can be reckoned with"),
        ("rest_hours", "-1", "negative"),
        ("rest_hours", "9999", "more than two weeks"),
        ("overtime_steps", "8 1.5", "starts later than 0"),
        ("overtime_steps", "0 2, 8 1", "must not fall"),
        ("overtime_steps", "often", "is not a step"),
        ("night_premium", "20-6", "is no window"),
        ("rest_pay", "much", "Write"),
        ("on_production", "maybe", "yes or no"),
        ("premises", "moon", "none of: studio, zone, distant"),
        ("premises", "off", "cannot be switched off"),
        ("golden_after_hours", "studio", "is not a number"),
        ("rest_pay", "{", "cannot be read"),
        ("meal_ladder", "[" * 50_000, "cannot be read"),
        ("meal_ladder", "1;" * 5_000, "at most 200"),
        ("rest_hours", "9" * 50_000, "can be reckoned with|not a number"),
    ],
)
def test_what_cannot_be_is_said_in_a_short_sentence(name, text, sentence):
    with pytest.raises(ValueError, match=sentence) as wrong:
        typed(IATSE, parameter(IATSE, name), text)
    assert len(str(wrong.value)) < 200


def test_a_kept_text_that_is_no_value_is_shown_as_it_is():
    of = parameter(IATSE, "rest_hours")
    assert said_json(of, "{") == "{"
    ladder = parameter(IATSE, "night_premium")
    assert said_json(ladder, '[{"odd": 1}]') == '[{"odd": 1}]'
