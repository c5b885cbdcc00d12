"""One exercise's numbers as a page of its own: python3 -m own_numbers 07 --out FILE.html"""

from __future__ import annotations

import argparse
import re
import sys
from html import escape
from pathlib import Path

import programs
from course import CourseError, Exercise, exercises, write

from . import SCRIPT, STYLE, film, section

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


def main() -> int:
    parser = argparse.ArgumentParser(prog="own_numbers", description=__doc__)
    parser.add_argument("exercise", help="its number or name")
    parser.add_argument("--functions", choices=("exercises", "solutions"), default="exercises")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.html")
    given = parser.parse_args()
    exercise = _exercise(given.exercise)
    verdict = programs.verdicts([exercise.number], functions=given.functions)[exercise.name]
    numbers = section(exercise.number, verdict, is_open=True)
    if not numbers:
        raise CourseError(
            f"{exercise.function} has returned no numbers yet: {verdict['state']}. "
            f"./deepsteps check {exercise.number} says what is missing."
        )
    moving = (
        film(programs.film(exercise.number, given.functions))
        if exercise.number in programs.WITH_FILM
        else ""
    )
    write(given.out, page(exercise, numbers, moving).encode())
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CourseError as error:
        print(f"deepsteps: {error}", file=sys.stderr)
        sys.exit(1)
