"""Ends of picked bookings: 24 pixels to take hold of, at every zoom, and nothing stolen."""

import pytest

from crewplanner.ui.board.geometry import picked_zone
from crewplanner.ui.board.hits import Part, hit
from crewplanner.ui.board.intents import Move, Resize


@pytest.mark.parametrize("width", [6, 18, 37, 60, 84, 400])
def test_a_target_is_24_pixels_and_leaves_a_third_to_carry_by(width):
    inside, outside = picked_zone(width)
    assert inside + outside == 24
    assert width - 2 * inside >= width // 3


def hit_at(scene, x, y, picked):
    return hit(scene.rows, scene.geometry, scene.sizes, (x, y), picked)


@pytest.mark.parametrize("column", [12, 18, 37, 84])
def test_in_compact_zoom_the_ends_reach_into_what_is_free(make_board, crew, column):
    scene = make_board(crew, column=column).scene
    box = scene.geometry.to_window(scene.geometry.cell(1, 2))
    y = box.y + box.height // 2
    for picked, reach in (({11}, 24), ((), 6)):
        found = (hit_at(scene, x, y, picked) for x in range(box.x - 40, box.x + 2 * column + 40))
        ends = [one for one in found if one.part is Part.END and one.cell.booking == 11]
        assert len(ends) >= reach


def test_what_lies_beside_a_picked_booking_keeps_its_place(make_board, crew):
    scene = make_board(crew, column=18).scene
    box = scene.geometry.to_window(scene.geometry.cell(1, 6))
    found = hit_at(scene, box.x + 9, box.y + 10, {11})
    assert found.cell.booking == 12


def test_picked_by_a_click_it_is_stretched_from_further_in_and_carried_by_its_middle(
    hands, asked, dates
):
    hands.click(hands.at(5, 3))
    hands.drag(hands.at(5, 3, 0.8, dy=30), hands.at(5, 4))
    hands.click(hands.at(1, 1))
    hands.drag(hands.at(1, 2, 0.75), hands.at(1, 3, 0.75))
    assert asked[-1] == Resize(booking=11, first=dates(0), last=dates(3))
    hands.drag(hands.at(1, 1), hands.at(1, 2))
    assert asked[-1] == Move(bookings=(11,), days=1)
