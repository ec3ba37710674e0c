"""The scripts behind the Makefile do what they promise when things go wrong."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from core.settings.env import PROJECT_DIR
from tests.programs import require

SCRIPTS = PROJECT_DIR / "deploy/scripts"
TELL_AND = "printenv PORTAL_DATABASE_URL; "


def run(script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPTS / script, *arguments],
        cwd=PROJECT_DIR,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def answers(address: str) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", urlsplit(address).port)) == 0


@pytest.fixture
def postgres() -> None:
    if subprocess.run([SCRIPTS / "postgres-folder"], capture_output=True, check=False).returncode:
        require("initdb")


@pytest.mark.services
@pytest.mark.usefixtures("postgres")
def test_the_cluster_of_a_run_is_gone_when_the_run_has_failed():
    result = run("with-postgres", "sh", "-c", TELL_AND + "exit 3")
    assert result.returncode == 3
    assert not answers(result.stdout.strip())


@pytest.mark.services
@pytest.mark.usefixtures("postgres")
def test_the_cluster_of_a_run_is_gone_when_the_run_was_stopped():
    command = [SCRIPTS / "with-postgres", "sh", "-c", TELL_AND + "exec sleep 60"]
    with subprocess.Popen(command, cwd=PROJECT_DIR, stdout=subprocess.PIPE, text=True) as process:
        address = process.stdout.readline().strip()
        assert answers(address)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 128 + signal.SIGTERM
    time.sleep(0.2)
    assert not answers(address)


def bare_folder(tmp_path: Path, *programs: str) -> str:
    """A PATH that knows these programs only."""
    for program in ("bash", "env", "dirname", *programs):
        if found := shutil.which(program, path="/usr/bin:/bin"):
            (tmp_path / program).symlink_to(found)
    return str(tmp_path)


def test_a_machine_without_python_is_told_what_to_install(tmp_path):
    result = run("find-python", PATH=bare_folder(tmp_path), PYTHON="")
    assert result.returncode == 1
    assert "apt-get install python3" in result.stderr


def test_a_machine_without_java_is_told_what_the_cluster_of_the_tests_needs(tmp_path):
    result = run("with-elasticsearch", "true", PATH=bare_folder(tmp_path, "python3"), PYTHON="")
    assert result.returncode == 1
    assert "openjdk-17-jre-headless" in result.stderr


PACKAGE_PROGRAMS = ("cat", "grep", "id", "dpkg-query", "find", "sort", "tail")


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("1", 1)])
def test_a_machine_that_may_not_install_is_told_what_is_missing_and_fails_in_ci(tmp_path, ci, code):
    # Without apt-get in its PATH, no account may install anything.
    result = run("debian-packages", PATH=bare_folder(tmp_path, *PACKAGE_PROGRAMS), CI=ci)
    assert result.returncode == code
    assert "tesseract-ocr-vie" in result.stderr


def test_what_runs_side_by_side_is_shown_one_after_the_other_and_fails_when_one_does():
    result = run("side-by-side", "sleep 0.1; echo one", "echo two; exit 3", "echo three")
    assert [line for line in result.stdout.splitlines() if "---" not in line] == ["one", "two", "three"]
    assert result.returncode == 3
    assert result.stderr == "Failed: echo two; exit 3\n"


def test_what_runs_side_by_side_ends_with_whoever_started_it():
    command = [SCRIPTS / "side-by-side", "echo $$; exec sleep 60", "exec sleep 60"]
    with subprocess.Popen(command, cwd=PROJECT_DIR, stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        child = int(process.stdout.readline())
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 128 + signal.SIGTERM
    assert not Path(f"/proc/{child}").exists()
