"""Coordinates read as people copy them, and said back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewplanner.app.coordinates import coordinates_text, coordinates_typed, parse_coordinates
from crewplanner.app.errors import Refused


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("51.5072, -0.1276", "51.5072", "-0.1276"),
        ("51.5072 -0.1276", "51.5072", "-0.1276"),
        ("51,5072; −0,1276", "51.5072", "-0.1276"),
        (" +51.5,+0 ", "51.5", "0"),
        ("51.5072° N, 0.1276° W", "51.5072", "-0.1276"),
        ("0.1276W 51.5072N", "51.5072", "-0.1276"),
        ("N 51.5072 W 0.1276", "51.5072", "-0.1276"),
        ("51°30′26″N 0°7′39″W", "51.507222", "-0.1275"),
        ("51°30'26\"n, 0°7'39\"w", "51.507222", "-0.1275"),
        ("51 30 26 0 7 39", "51.507222", "0.1275"),
        ("51 30.5 N 0 7.5 W", "51.508333", "-0.125"),
        ("33°51’35.9”S 151°12’40”E", "-33.859972", "151.211111"),
        ("-33.8600, 151.2111", "-33.86", "151.2111"),
        ("90, 180", "90", "180"),
    ],
)
def test_what_a_map_writes_is_read(text, latitude, longitude):
    assert parse_coordinates(text) == (Decimal(latitude), Decimal(longitude))


@pytest.mark.parametrize(
    "text",
    [
        *("", "London", "51.5", "51.5, -0.1, 3", "91, 0", "0, 181", "51.5N 0.1N", "51.5E 0.1W"),
        *("N 51.5", "51°61′0″N 0°0′0″E", "51.5°30′N 0°E", "-51N 0E", "1 2 3 4 N 5 E", "1;2;3"),
        *("51°-3′N 0E", "N,S", "1 2 3 4 5 6 7 8"),
    ],
)
def test_what_is_no_place_is_refused_with_a_sentence(text):
    with pytest.raises(Refused) as caught:
        parse_coordinates(text)
    assert str(caught.value).endswith(".")


@given(
    latitude=st.decimals(-90, 90, places=6),
    longitude=st.decimals(-180, 180, places=6),
)
def test_what_is_said_is_read_back(latitude, longitude):
    assert parse_coordinates(coordinates_typed(latitude, longitude)) == (latitude, longitude)
    assert parse_coordinates(coordinates_text(latitude, longitude)) == (latitude, longitude)
