"""The meaning of columns that was accepted is kept, and never in the way of an import."""

import pytest

from crewplanner.app.importing.columns import signature
from crewplanner.app.importing.mapping_memory import MappingMemory


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings" / "columns.json"


def test_what_was_accepted_is_recalled(file):
    MappingMemory(file).remember("people:1", ("name", "role"))
    MappingMemory(file).remember("shoots:2", ("start", "end"))
    MappingMemory(file).remember("people:1", ("role", "name"))
    assert MappingMemory(file).recall() == {
        "shoots:2": ("start", "end"),
        "people:1": ("role", "name"),
    }


def test_nothing_is_kept_for_a_list_without_headings(file):
    MappingMemory(file).remember(signature("people", ()), ("name",))
    assert not file.exists()


@pytest.mark.parametrize(
    "damage", [b"", b"\x00\xff\xfe", b"{", b"[1, 2]", b'{"a": 3}', b'{"a": [1]}', b"[" * 99_999]
)
def test_a_damaged_memory_is_an_empty_one_and_heals(file, damage):
    file.parent.mkdir()
    file.write_bytes(damage)
    assert MappingMemory(file).recall() == {}
    MappingMemory(file).remember("people:1", ("name",))
    assert MappingMemory(file).recall() == {"people:1": ("name",)}


def test_a_memory_that_cannot_be_written_fails_nothing(file):
    file.parent.write_text("a file where the folder should be")
    MappingMemory(file).remember("people:1", ("name",))
    assert MappingMemory(file).recall() == {}


def test_only_the_newest_are_kept(file):
    memory = MappingMemory(file)
    for number in range(205):
        memory.remember(f"people:{number}", ("name",))
    assert len(memory.recall()) == 200
    assert "people:204" in memory.recall()


def test_headings_have_one_signature_however_they_are_written():
    assert signature("people", ["LastName", "E-mail"]) == signature(
        "people", ["last name", "E Mail"]
    )
    assert signature("people", ["Name"]) != signature("shoots", ["Name"])
