"""The program as it is called from a terminal, and projects to call it on."""

import json
import shutil
from dataclasses import dataclass

import pytest

from crewplanner.__main__ import main
from crewplanner.paths import HOME_VARIABLE


@dataclass(frozen=True)
class Said:
    """What one call left behind: the exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def data(self):
        """What `--json` printed."""
        return json.loads(self.out)


@pytest.fixture
def crewplanner(capsys):
    """Call the program with these arguments, in this process."""

    def call(*words):
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Said(code=code, out=captured.out, err=captured.err)

    return call


@pytest.fixture
def refused(crewplanner):
    """Call the program, which must refuse in one line and print nothing else; the line."""

    def call(*words):
        said = crewplanner(*words)
        assert said.code == 2
        assert said.out == ""
        assert said.err.strip()
        assert said.err.count("\n") == 1
        assert "Traceback" not in said.err
        return said.err.strip()

    return call


@pytest.fixture
def project(tmp_path, crewplanner):
    """A new project with one production and nothing planned."""
    path = tmp_path / "harbor.crewplan"
    said = crewplanner(
        *("new", path, "--title", "Harbor Lights", "--code", "HBL"),
        *("--timezone", "America/New_York", "--currency", "USD"),
    )
    assert said.code == 0
    return path


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory):
    """The sample, made once; closed, so that it can be copied."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder / "home"))
        assert main(["new", str(folder / "Sample.crewplan"), "--sample"]) == 0
    return folder / "Sample.crewplan"


@pytest.fixture
def sample(sample_made, tmp_path):
    """The sample project of four weeks with two productions, for this test alone."""
    return shutil.copyfile(sample_made, tmp_path / "Sample.crewplan")


@pytest.fixture
def bytes_kept():
    """Check that a call left the file as it was, byte for byte."""

    def check(path, call):
        before = path.read_bytes()
        call()
        assert path.read_bytes() == before

    return check
