"""tour.py BUILD CASES ONLY: drives learn in tmux through the exercises; run by tour_test.sh, in a copy of the project."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

BUILD, CASES, ONLY = sys.argv[1:4]
SERVER = f"tour-{os.getpid()}"
SECONDS = 120.0
START, END = "// ### START CODE HERE ###", "// ### END CODE HERE ###"


def tmux(*arguments: str) -> str:
    command = ["tmux", "-L", SERVER, "-f", "/dev/null", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def screen_with(pattern: str) -> str:
    """The screen once it shows the pattern, or as it is at the end of our patience."""
    text = ""
    last = time.monotonic() + SECONDS
    while time.monotonic() < last:
        text = tmux("capture-pane", "-p", "-t", "tour")
        if re.search(pattern, text, re.MULTILINE):
            return text
        time.sleep(0.1)
    return text


def with_body(exercise: str, body: str) -> str:
    text = Path(f"solutions/{exercise}.cpp").read_text(encoding="utf-8")
    head, tail = text.split(START)[0], text.split(END)[1]
    lines = "\n".join("    " + line for line in body.splitlines())
    return f"{head}{START}\n{lines}\n    {END}{tail}"


def save(exercise: str, text: str) -> None:
    """As editors do, by renaming. The mark tells this version from the one before."""
    new = Path(f"exercises/{exercise}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(f"exercises/{exercise}.cpp")


def verdict_on(exercise: str, text: str) -> str:
    """The first screen of the verdict on this text."""
    save(exercise, text)
    screen_with(r"^(building|checking|waiting)")
    return screen_with(r"^(✗|✓ (Solved|Right)|Not started|Your lines)")


def main() -> int:
    with open(CASES, encoding="utf-8") as file:
        cases = [case for case in json.load(file) if ONLY in case["exercise"]]
    tmux("new-session", "-d", "-s", "tour", "-x", "80", "-y", "24",
         f"NO_COLOR=1 TERM=xterm {BUILD}/tools/learn 1")
    screen_with("Not started|✓ Solved")
    failed = 0
    exercises = sorted({case["exercise"] for case in cases})
    for exercise in exercises:
        for case in (c for c in cases if c["exercise"] == exercise and not c["right"]):
            screen = verdict_on(exercise, with_body(exercise, case["body"]))
            words = " ".join(screen.split())
            # What reads memory that is gone may give the right numbers; then there is a caution.
            headed = re.search(
                r"✗ Not yet.*(What it looks like|Where it happens|Stopped)|✓ Solved.*Take care",
                words,
            )
            told = re.search(case["hint"] or "", words, re.IGNORECASE)
            ok = exercise[3:] in words and headed and told
            failed += not ok
            print(f"{'ok   ' if ok else 'FAIL '} {exercise} {case['name']}", flush=True)
            if not ok:
                print(f"      expected: {case['hint']}\n{screen}", flush=True)
        solution = Path(f"solutions/{exercise}.cpp").read_text(encoding="utf-8")
        solved = "✓ Solved" in verdict_on(exercise, solution)
        failed += not solved
        print(f"{'ok   ' if solved else 'FAIL '} {exercise} solved", flush=True)
    tmux("kill-server")
    print(f"{failed} failed")
    return 1 if failed or not exercises else 0


if __name__ == "__main__":
    sys.exit(main())
