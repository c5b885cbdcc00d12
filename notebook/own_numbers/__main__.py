"""Shows one exercise's numbers as a page of its own, opened where there is a desktop.

Exit status: 0 written, 1 could not be, 2 an invalid command line.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path

import command_line
import programs
from course import PROJECT, CourseError, Exercise, check_writable, exercises, write

from . import SCRIPT, STYLE, film, section, whose

_PAGE_STYLE = """
:root { color-scheme: light dark; --paper: #fffdfa; --ink: #1f1d1a; }
@media (prefers-color-scheme: dark) { :root { --paper: #171614; --ink: #ebe7e0; } }
body { background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif;
  margin: 0 auto; max-width: 70rem; padding: 1rem; }
h1 { font-size: 1.4rem; }
"""


def page(exercise: Exercise, numbers: str, moving: str) -> str:
    title = f"Exercise {exercise.number}: {exercise.function} in numbers"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_PAGE_STYLE}{STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{_raised(numbers + moving)}</main>"
        f"<script>{SCRIPT}</script></body></html>\n"
    )


def _raised(html: str) -> str:
    """With headings of levels 2 and 3, as they follow the page's own."""
    return re.sub(r"(</?h)([34])>", lambda tag: f"{tag[1]}{int(tag[2]) - 1}>", html)


def _exercise(word: str) -> Exercise:
    for one in exercises():
        if word in (one.number, one.name, one.function) or word.zfill(2) == one.number:
            return one
    raise CourseError(f'There is no exercise "{word}"; ./deepsteps list shows them all.')


def _arguments() -> argparse.Namespace:
    parser = command_line.Parser(
        prog="./deepsteps numbers",
        description="Shows your own numbers: what went into a function and what came out.",
    )
    parser.add_argument("exercise", help="its number or name")
    parser.add_argument(
        "--functions",
        choices=("exercises", "solutions"),
        default="exercises",
        help="whose (default: %(default)s)",
    )
    parser.add_argument(
        "--out", type=command_line.file_name, metavar="FILE.html", help="default: notebook/out/numbers-NN.html"
    )
    parser.add_argument("--no-open", action="store_true", help="only write the page")
    return parser.parse_args()


def _opened(path: Path) -> bool:
    """In the desktop's browser, if there is a desktop."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    opener = shutil.which("xdg-open")
    if opener is None:
        return False
    quiet = subprocess.DEVNULL
    subprocess.Popen(
        [opener, path.as_uri()], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    return True


def main() -> int:
    given = _arguments()
    exercise = _exercise(given.exercise)
    out = (given.out or PROJECT / "notebook" / "out" / f"numbers-{exercise.number}.html").absolute()
    check_writable(out)
    command_line.end_if_only_arguments()
    verdict = programs.verdicts([exercise.number], functions=given.functions)[exercise.name]
    owner = whose(given.functions)
    numbers = section(exercise.number, verdict, owner, is_open=True)
    if not numbers:
        raise CourseError(
            f"{exercise.function} has returned no numbers yet: {verdict['state']}. "
            f"./deepsteps check {exercise.number} says what is missing."
        )
    moving = ""
    if exercise.number in programs.WITH_FILM and verdict["state"] == "solved":
        moving = film(programs.film(exercise.number, given.functions), owner)
    write(out, page(exercise, numbers, moving).encode())
    shown = "opened" if not given.no_open and _opened(out) else "open it in a browser"
    print(f"{owner.heads('numbers')}: {command_line.one_line(os.path.relpath(out))} ({shown})")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (CourseError, OSError) as error:
        sys.exit(command_line.failed(error))
    except KeyboardInterrupt:
        sys.exit(command_line.INTERRUPTED)
