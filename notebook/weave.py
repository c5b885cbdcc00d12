"""./deepsteps notebook: weaves the course, text and code and what the code gave, into one file.

Exit status: 0 woven, 1 could not be, 2 an invalid command line.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import book
import course
import ipynb
import paper
import programs

FORMS = ("html", "ipynb", "pdf")
NAME = "deepsteps"


class Progress:
    """A bar on a terminal, nothing elsewhere."""

    def __init__(self, steps: int) -> None:
        self.steps, self.done = steps, 0
        self.shown = sys.stderr.isatty()

    def step(self, what: str) -> None:
        if self.shown:
            full = round(20 * min(1.0, self.done / self.steps))
            bar = "█" * full + "░" * (20 - full)
            print(f"\r\x1b[K{bar} {what} …", end="", file=sys.stderr, flush=True)
        self.done += 1

    def end(self) -> None:
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def version() -> str:
    said: list[bytes] = []
    programs.run(["--version"], lambda stream, piece: said.append(piece))
    return b"".join(said).decode().strip()


def _write(path: Path, content: bytes) -> None:
    """Leaves a file alone that has this content already."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    course.write(path, content)


def weave(functions: str, forms: list[str], out: Path) -> list[Path]:
    progress = Progress(3 + len(course.exercises()) + len(book.pages()))
    try:
        progress.step("checking the exercises")
        verdicts = programs.verdicts([], functions=functions)
        made: list[Path] = []
        if "html" in forms or "pdf" in forms:
            chapters = list(book.chapters(functions, verdicts, progress.step))
            its_version = version()
        for form in forms:
            progress.step(f"writing the {form}")
            path = out / f"{NAME}.{form}"
            if form == "html":
                _write(path, book.html_of(chapters, functions, its_version).encode())
            elif form == "ipynb":
                _write(path, ipynb.text_of(functions, verdicts).encode())
            else:
                paper.print_to(path, book.html_of(chapters, functions, its_version, on_paper=True))
            made.append(path)
        return made
    finally:
        progress.end()


def _command_line(default: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./deepsteps notebook",
        description="Weaves the course: lessons, code, and what the code gives when it runs.",
    )
    parser.add_argument(
        "forms", nargs="*", metavar="html|ipynb|pdf", help="what to write; by default all three"
    )
    parser.add_argument(
        "--functions",
        choices=("exercises", "solutions"),
        default=default,
        help="whose code and results (default: solutions, or exercises in a student kit)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FOLDER",
        default=course.PROJECT / "notebook" / "out",
        help="where to write (default: notebook/out)",
    )
    given = parser.parse_args()
    for form in given.forms:
        if form not in FORMS:
            parser.error(f'"{form}" is none of html, ipynb, pdf')
    return given


def main() -> int:
    has_solutions = (course.PROJECT / "solutions").is_dir()
    given = _command_line("solutions" if has_solutions else "exercises")
    if given.functions == "solutions" and not has_solutions:
        raise course.CourseError(
            "This is a student kit, without solutions: weave --functions exercises."
        )
    forms = given.forms or list(FORMS)
    if not given.forms and paper.browser() is None:
        forms.remove("pdf")
        print("There is no chromium to make the PDF with: print the HTML.", file=sys.stderr)
    for path in weave(given.functions, forms, given.out):
        print(path)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except course.CourseError as error:
        print(f"deepsteps: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
