"""The program is killed at any moment: nothing acknowledged is lost, nothing half done is kept."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.people import AddPerson
from crewplanner.app.commands.productions import AddProduction
from crewplanner.app.safety import examine
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW, PersonId, ProductionId
from crewplanner.domain.people import Person
from crewplanner.domain.productions import Production
from tests.app.editor import fingerprint
from tests.effort import SEARCH

REPOSITORY = Path(__file__).resolve().parents[2]
EDITOR = Path(__file__).with_name("editor.py")
KILLS = 25

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="the editor that is killed needs fork, which Windows lacks"
)


class Killing:
    """Starts editors of a project and kills them; what they acknowledged is kept."""

    def __init__(self, path, backups, seed):
        self.path, self.backups = path, backups
        self.random = random.Random(seed)  # noqa: S311 - moments, not secrets
        environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
        self.process = subprocess.Popen(
            [sys.executable, str(EDITOR)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        assert self.process.stdin
        assert self.process.stdout
        self.requests, self.messages = self.process.stdin, self.process.stdout

    def kill_one(self):
        """Let an editor work for a moment and kill it; what it said, in order."""
        request = (str(self.path), self.random.randrange(1 << 30), str(self.backups))
        self.requests.write(json.dumps(request) + "\n")
        self.requests.flush()
        pid, ready = None, False
        while pid is None or not ready:
            message = self._message()
            pid = message.get("pid", pid)
            ready = ready or "ready" in message
            assert "over" not in message, "the editor ended before it was killed"
        time.sleep(self.random.uniform(0.02, 0.15))
        os.kill(pid, signal.SIGKILL)
        said = []
        while "over" not in (message := self._message()):
            said.append(message)
        return said

    def close(self):
        self.requests.close()
        self.messages.close()
        self.process.wait(30)

    def _message(self):
        line = self.messages.readline()
        assert line, "the editor's server ended"
        return json.loads(line)


@pytest.fixture
def project(tmp_path, context):
    path = tmp_path / "killed.crewplan"
    with closing(Workspace.create(path, context)) as workspace:
        production = Production(id=ProductionId(NEW), title="Harbor Lights")
        people = [Person(id=PersonId(NEW), name=f"Person {number}") for number in range(12)]
        commands = [AddProduction(production=production), *(AddPerson(person=p) for p in people)]
        workspace.do(Batch(commands=tuple(commands), words="Begin"))
    return path


@pytest.mark.parametrize("seed", range(24 if SEARCH else 3))
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(seed, project, context):
    left_journals = edits = finished_unsaid = 0
    with closing(Workspace.open(project, context)) as workspace:
        known, known_digest = fingerprint(workspace.plan), workspace.digest()
    with closing(Killing(project, context.backups, seed)) as killing:
        for _ in range(KILLS):
            said = killing.kill_one()
            left = {file.name for file in project.parent.iterdir()} - {"backups", project.name}
            assert left, "nothing beside the project: it was closed, so this proved nothing"
            left_journals += f"{project.name}-journal" in left
            done = [message for message in said if "done" in message]
            tried = [message["try"] for message in said if "try" in message]
            assert len(tried) - len(done) in {0, 1}
            if done:
                known, known_digest = done[-1]["done"], done[-1]["digest"]
            with closing(Workspace.open(project, context)) as workspace:
                assert workspace.read_only_reason is None
                assert workspace.reload() == workspace.plan
                found, digest = fingerprint(workspace.plan), workspace.digest()
            if digest != known_digest:
                assert tried[len(done) :] == [found], "an edit is lost, or there in part"
                finished_unsaid += 1
            else:
                assert found == known
            assert examine(project, context).ok
            known, known_digest = found, digest
            edits += len(done)
    assert edits > KILLS
    assert left_journals or finished_unsaid, "no kill fell into an edit"
