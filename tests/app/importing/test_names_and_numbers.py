"""What stands in one cell: names, phone numbers, addresses, rates."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.app.importing.contacts import emails, looks_like_phone, phones, region_of
from crewplanner.app.importing.names import (
    full_name,
    name_key,
    nobody,
    same_key,
    two_part_name,
)
from crewplanner.app.importing.rates import column_currency, kit_of, rate_of
from crewplanner.domain.people import RatePer


@pytest.mark.parametrize(
    ("cell", "name", "sort_name"),
    [
        ("Ana Björk", "Ana Björk", "Björk, Ana"),
        ("BJÖRK, Ana", "Ana Björk", "Björk, Ana"),
        ("DUPONT Jean", "Jean Dupont", "Dupont, Jean"),
        ("O'NEILL Søren", "Søren O'Neill", "O'Neill, Søren"),
        ("Yusuf Van der Berg", "Yusuf Van der Berg", "Van der Berg, Yusuf"),
        ("VAN DER BERG, Carmen", "Carmen Van der Berg", "Van der Berg, Carmen"),
        ("Carmen St. John", "Carmen St. John", "St. John, Carmen"),
        ("Robert Foss, Jr.", "Robert Foss Jr.", "Foss Jr., Robert"),
        ("GRACE ACHEBE", "GRACE ACHEBE", "ACHEBE, GRACE"),
        ("García, María (DP)", "María García", "García, María"),
        ("Cher", "Cher", "Cher"),
        ("  Ana   Björk ", "Ana Björk", "Björk, Ana"),
    ],
)
def test_one_cell_is_turned_into_a_name(cell, name, sort_name):
    found = full_name(cell)
    assert (found.name, found.sort_name) == (name, sort_name)


def test_two_cells_are_kept_as_they_are():
    assert two_part_name("St, John", "Dafydd").name == "Dafydd St, John"
    assert two_part_name("Van der Berg", "Jürgen").sort_name == "Van der Berg, Jürgen"


def test_lost_letters_are_noticed_and_fit_any_letter():
    name = two_part_name("Y?ld?z", "Gwen")
    assert name.lost
    assert same_key(name.key, name_key("Gwen Yıldız"))
    assert not same_key(name.key, name_key("Gwen Yeldanz"))


@pytest.mark.parametrize("text", ["TBC", "tba", "n/a", "-", "N.N.", "???", "Vacant", ""])
def test_a_place_holder_is_nobody(text):
    assert nobody(text)


@given(st.text(max_size=40))
def test_any_text_has_a_key_that_does_not_change_with_case(text):
    name = full_name(text)
    assert name_key(name.name.upper()) == name_key(name.name.lower()) == name.key


@pytest.mark.parametrize(
    ("cell", "region", "expected"),
    [
        ("(720) 555-0179", "US", "+17205550179"),
        ("(482) 555-0134", "US", "+14825550134"),
        ("07186 818427", "GB", "+447186818427"),
        ("07700 900123", "GB", "+447700900123"),
        ("+44 7114 755318", "US", "+447114755318"),
        ("+49 170 7316383", "", "+491707316383"),
        ("7186818427", "GB", "+447186818427"),
        ("M: 07186 818427", "GB", "+447186818427"),
        ("020 7946 0018 x12", "GB", "+442079460018 x12"),
        ("447700900123", "US", "+447700900123"),
        ("0049 170 7316383", "US", "+491707316383"),
    ],
)
def test_numbers_are_kept_in_one_form(cell, region, expected):
    assert phones(cell, region).values == (expected,)


def test_several_numbers_and_odd_ones_are_kept():
    found = phones("07186 818427 / 020 7946 0018; ask Ana", "GB")
    assert found.values == ("+447186818427", "+442079460018", "ask Ana")
    assert found.odd == ("ask Ana",)


@pytest.mark.parametrize(
    ("numbers", "likely", "region"),
    [
        (["07186 818427", "+44 7114 755318"], ["US"], "GB"),
        (["(720) 555-0179", "(482) 555-0134"], ["GB", "US"], "US"),
        (["07323776716", "07683440546"], ["US", "GB"], "GB"),
        (["+49 170 7316383"], ["US"], "DE"),
        (["0170 7316383"], ["DE", "GB"], "DE"),
        ([], [], ""),
    ],
)
def test_the_region_of_a_list_is_where_its_numbers_work(numbers, likely, region):
    assert region_of(numbers, likely) == region


def test_the_region_of_the_production_comes_before_numbers_of_another_country():
    numbers = ["07700 900101", "+49 170 7316383", "+49 170 7316384"]
    assert region_of(numbers, ["US"], ["GB"]) == "GB"
    assert region_of(["(720) 555-0179", "(482) 555-0134"], ["US"], ["GB"]) == "US"


@pytest.mark.parametrize("text", ["999", "555-0111", "9/3/2026", "2026-03-09"])
@pytest.mark.parametrize("region", ["GB", "US", "DE", ""])
def test_what_nobody_can_call_from_elsewhere_stays_as_typed(text, region):
    found = phones(text, region)
    assert (found.values, found.odd) == ((text,), (text,))


@pytest.mark.parametrize("date", ["2026-03-09", "09/03/2026", "9.3.2026", "20260309"])
def test_a_date_does_not_look_like_a_number_to_call(date):
    assert not looks_like_phone(date)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("212 555 0112 / 917 555 0113", ("+12125550112", "+19175550113")),
        ("212 555 0112/917 555 0113", ("+12125550112", "+19175550113")),
        ("2.125550116E+09", ("+12125550116",)),
        ("2125550116.0", ("+12125550116",)),
    ],
)
def test_numbers_are_taken_apart_and_out_of_quantities(cell, expected):
    assert phones(cell, "US").values == expected


def test_a_slash_after_the_area_parts_nothing():
    assert phones("089/12345678", "DE").values == ("+498912345678",)


def test_spaces_round_the_sign_of_an_address_go():
    assert emails(" jane @ example.com ").values == ("jane@example.com",)


def test_addresses_are_lower_case_and_checked_without_the_network():
    assert emails("ANA.BJRK9@EXAMPLE.COM").values == ("ana.bjrk9@example.com",)
    assert emails("mailto:x@films.test; y@example.com").values == ("x@films.test", "y@example.com")
    assert emails("Ana Foss <ana@example.com>").odd == ()
    assert emails("ana@nowhere").odd == ("ana@nowhere",)
    assert emails("ask Ana") == emails("  ask   Ana ")
    assert (emails("ask Ana").values, emails("ask Ana").odd) == ((), ("ask Ana",))


@pytest.mark.parametrize(
    ("cell", "heading", "amount", "per", "hours", "currency"),
    [
        ("$700/10", None, "700", RatePer.DAY, 10, "USD"),
        ("$1400/12", None, "1400", RatePer.DAY, 12, "USD"),
        ("£430.00", None, "430.00", RatePer.DAY, None, "GBP"),
        ("£305", RatePer.DAY, "305", RatePer.DAY, None, "GBP"),
        ("42,00", RatePer.HOUR, "42.00", RatePer.HOUR, None, ""),
        ("220", None, "220", RatePer.DAY, None, ""),
        ("1.200 €/Woche", None, "1200", RatePer.WEEK, None, "EUR"),
        ("€1.500,00", None, "1500.00", RatePer.DAY, None, "EUR"),
        ("1,400/12", None, "1400", RatePer.DAY, 12, ""),
        ("$45/hr", None, "45", RatePer.HOUR, None, "USD"),
        ("$3000/60", None, "3000", RatePer.WEEK, 60, "USD"),
        ("£430 (10 hrs)", None, "430", RatePer.DAY, 10, "GBP"),
        ("£850 pw", RatePer.DAY, "850", RatePer.WEEK, None, "GBP"),
        ("CHF 1'200", None, "1200", RatePer.DAY, None, "CHF"),
        ("1 200,50 €", None, "1200.50", RatePer.DAY, None, "EUR"),
        ("£305 + kit", None, "305", RatePer.DAY, None, "GBP"),
    ],
)
def test_rates_are_read_as_people_write_them(cell, heading, amount, per, hours, currency):
    rate = rate_of(cell, heading)
    assert rate is not None
    assert str(rate.amount) == amount
    assert (rate.per, rate.currency) == (per, currency)
    assert rate.guarantee == (None if hours is None else hours * 60)


@pytest.mark.parametrize("cell", ["TBC", "deferred", "-5", "0", "", "see deal memo of 3 May"])
def test_what_is_no_rate_is_none(cell):
    assert rate_of(cell, None) is None


def test_the_signs_of_a_column_tell_its_currency():
    assert column_currency(["£305", "430.00", "£225", "€ 10", ""]) == "GBP"
    assert column_currency(["305", "430.00"]) == ""


def test_kit_is_read_from_a_note():
    assert kit_of("kit £25/day") == Decimal(25)
    assert kit_of("Box rental: $50 per day, own van") == Decimal(50)
    assert kit_of("until 14/3") is None


SCRIPTS = [
    "محمد الخوارزمي",
    "דוד כהן",
    "李小龍",
    "山田 太郎",
    "がぎぐ",
    "김민준",
    "Дмитрий Орлов",
    "Νίκος Παπαδάκης",
    "สมชาย ใจดี",
    "प्रिया शर्मा",
    "Արամ",
]


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_name_of_any_script_has_a_key_with_as_many_words(name):
    assert len(full_name(name).key.split()) == len(name.split())
    assert full_name(name).name == name


def test_names_of_one_script_have_keys_of_their_own():
    assert (
        len({name_key(name) for name in [*SCRIPTS, "かきく", "李小明", "김민지"]})
        == len(SCRIPTS) + 3
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ОРЛОВ Дмитрий", "Дмитрий Орлов"),
        ("Νίκος Παπαδάκης", "ΝΙΚΟΣ ΠΑΠΑΔΑΚΗΣ"),
        ("김민준", "\u1100\u1175\u11b7\u1106\u1175\u11ab\u110c\u116e\u11ab"),
        ("مُحَمَّد", "محمد"),
        ("ﾔﾏﾀﾞ", "ヤマダ"),
    ],
)
def test_one_name_written_otherwise_has_the_same_key(one, other):
    assert name_key(one) == name_key(other)


def test_east_asian_names_keep_the_family_first():
    assert full_name("山田 太郎").sort_name == "山田 太郎"
    assert two_part_name("김", "민준").name == "김 민준"


def test_a_family_name_that_is_also_a_degree_is_a_name():
    assert name_key("Ma") == "ma"
