"""A project on disk that holds one of everything, open and closed."""

import pytest

from tests.store.filling import backups_of, create, one_of_everything, writing


@pytest.fixture
def path(tmp_path):
    """Where the project of a test lies: in a folder of its own."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder / "Ferry.crewplan"


@pytest.fixture
def backups_folder(path):
    return backups_of(path)


@pytest.fixture
def project(path):
    """Open, with one of everything."""
    with create(path) as made:
        with writing(made, "Fill"):
            pass
        with writing(made, "Fill") as tx:
            one_of_everything(tx)
        yield made


@pytest.fixture
def closed(path):
    """The path of a closed project with one of everything."""
    with create(path) as made, writing(made, "Fill") as tx:
        one_of_everything(tx)
    return path
