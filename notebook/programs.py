"""Runs the suite's programs through its launcher, and asks the one engine how exercises stand."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable
from typing import Any

from course import PROJECT, CourseError

LAUNCHER = str(PROJECT / "deepsteps")
VERDICTS_FORMAT = 1
MAX_OUTPUT = 8 << 20  # bytes of one program
SECONDS_TO_END = 3.0  # after it was asked to


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the program and what it started: first as Ctrl-C does, so that it can save its work."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(child.pid, number)
        except ProcessLookupError:
            return
        try:
            child.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            continue


def run(words: list[str], show: Callable[[str, bytes], None]) -> int:
    """Runs ./deepsteps WORDS; hands its output on as it comes: show("stdout" or "stderr", bytes).

    An interrupt ends the program, and is raised again.
    """
    child = subprocess.Popen(
        [LAUNCHER, *words],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert child.stdout is not None and child.stderr is not None
    left = MAX_OUTPUT
    try:
        with selectors.DefaultSelector() as selector:
            selector.register(child.stdout, selectors.EVENT_READ, "stdout")
            selector.register(child.stderr, selectors.EVENT_READ, "stderr")
            # What the program leaves running may hold the pipes open: only the program counts.
            while selector.get_map():
                ready = selector.select(0.2)
                if not ready and child.poll() is not None:
                    break
                for key, _ in ready:
                    piece = os.read(key.fd, 1 << 16)
                    if not piece:
                        selector.unregister(key.fileobj)
                    elif left > 0:
                        show(key.data, piece[:left])
                        left -= len(piece)
        return child.wait()
    finally:
        if child.poll() is None:
            _end(child)
        child.stdout.close()
        child.stderr.close()


def verdicts(
    numbers: list[str],
    told: Callable[[str], None] = lambda text: None,
    *,
    own: bool = False,
    functions: str = "exercises",
) -> dict[str, dict[str, Any]]:
    """How these exercises stand, by their names; all exercises if none is given."""
    pieces: dict[str, list[bytes]] = {"stdout": [], "stderr": []}

    def show(stream: str, piece: bytes) -> None:
        pieces[stream].append(piece)
        if stream == "stderr":
            told(piece.decode("utf-8", errors="replace"))

    whose = ["--own"] if own else ["--functions", functions]
    run(["check", *numbers, *whose, "--json"], show)
    try:
        answer = json.loads(b"".join(pieces["stdout"]))
        if answer["format"] == VERDICTS_FORMAT:
            return {one["exercise"]: one for one in answer["exercises"]}
    except (ValueError, KeyError, TypeError):
        pass
    said = b"".join(pieces["stderr"]).decode("utf-8", errors="replace").strip()
    raise CourseError(said or "The checking program gave no verdict; run ./deepsteps test.")


def files_since(start: float, folder: str = "plots/out") -> list[str]:
    """The figures that were written into the folder since then, in the order of their making."""
    found: list[tuple[float, str]] = []
    for entry in (PROJECT / folder).glob("*"):
        if entry.suffix in (".png", ".svg") and entry.stat().st_mtime >= start:
            found.append((entry.stat().st_mtime, str(entry)))
    return [path for _, path in sorted(found)]


def now() -> float:
    return time.time() - 0.01  # file systems keep coarser times
