"""The course as one book: pages and exercises in their order, as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import course
import findings
import own_numbers
import pictures
import programs
import prose
import training

Verdicts = dict[str, dict[str, Any]]
_HERE = Path(__file__).parent
TITLE = "Building a deep neural network, step by step"


@dataclass(frozen=True)
class Page:
    """A file of pages/: its head, and what follows it."""

    title: str
    anchor: str
    after: str
    markdown: str


@dataclass(frozen=True)
class Chapter:
    anchor: str
    title: str
    html: str
    exercise: course.Exercise | None = None
    state: str = ""


def pages() -> list[Page]:
    found = []
    for path in sorted((_HERE / "pages").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        head = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
        if head is None:
            raise course.CourseError(f"{path} has no head; it begins with --- and title, after.")
        told = dict(line.split(": ", 1) for line in head[1].split("\n"))
        name = path.stem.split("-", 1)[1]
        anchor = told.get("anchor", name)
        found.append(Page(told["title"], anchor, told["after"], text[head.end() :]))
    return found


def _page(page: Page, functions: str, verdicts: Verdicts) -> Chapter:
    html = prose.html_of(page.markdown, 1)
    if 'class="deepsteps"' in html:
        ran = training.html_of(functions, verdicts)
        html = re.sub(
            r'<pre[^>]* class="deepsteps">.*?</pre>', lambda _: ran, html, flags=re.DOTALL
        )
    return Chapter(page.anchor, page.title, f"<h2>{escape(page.title)}</h2>{html}")


def _without_frame(given: str) -> str:
    """The function alone: includes, namespaces and blank ends are the file's."""
    lines = [
        line
        for line in given.split("\n")
        if not re.match(r"#include|namespace |} // namespace|using |\s*// ### ", line)
    ]
    return "\n".join(lines).strip("\n")


def code_cell(exercise: course.Exercise, folder: str) -> str:
    path = course.PROJECT / folder / f"{exercise.name}.cpp"
    try:
        parts = course.read(path)
    except course.CourseError as error:
        return f'<p class="verdict wrong">{escape(str(error))}</p>'
    mine = "\n".join("    " + line if line.strip() else "" for line in parts.code.split("\n"))
    given = [_without_frame(one) for one in (parts.given_before, parts.given_after)]
    return (
        f'<figure class="cell"><figcaption>{folder}/{exercise.name}.cpp</figcaption>'
        f'<div class="given">{prose.code(given[0])}</div><div class="mine">{prose.code(mine)}</div>'
        f'<div class="given">{prose.code(given[1])}</div></figure>'
    )


def _lesson(exercise: course.Exercise, folder: str) -> str:
    path = course.PROJECT / folder / f"{exercise.name}.cpp"
    try:
        text = course.read(path).lesson
    except course.CourseError:
        return ""

    lesson = re.sub(r"^# [^\n]*\n", "", pictures.in_pages(exercise.name, text))
    return prose.html_of(lesson, 1)


def _exercise(
    exercise: course.Exercise, functions: str, verdict: dict[str, Any], film: str
) -> Chapter:
    number = str(int(exercise.number))
    numbers = own_numbers.section(exercise.number, verdict)
    html = (
        f"<h2>{number} · <code>{exercise.function}</code></h2>"
        f'<p class="subtitle">{escape(exercise.title)}</p>'
        f"{_lesson(exercise, functions)}{code_cell(exercise, functions)}"
        f"{findings.findings_of(exercise, verdict)}{numbers}{film}"
    )
    return Chapter(
        f"exercise-{exercise.number}", exercise.function, html, exercise, verdict["state"]
    )


def chapters(
    functions: str, verdicts: Verdicts, told: Callable[[str], None] = lambda what: None
) -> Iterator[Chapter]:
    """In the order of the course; `told` hears of each before it is made."""
    all_pages = pages()

    def pages_after(number: str) -> Iterator[Chapter]:
        for page in all_pages:
            if page.after == number:
                told(page.title)
                yield _page(page, functions, verdicts)

    yield from pages_after("00")
    for exercise in course.exercises():
        told(f"exercise {exercise.number}")
        verdict = verdicts[exercise.name]
        film = ""
        if exercise.number in programs.WITH_FILM and verdict["state"] == "solved":
            film = own_numbers.film(programs.film(exercise.number, functions))
        yield _exercise(exercise, functions, verdict, film)
        yield from pages_after(exercise.number)
    yield from pages_after("end")


def _contents(all_chapters: list[Chapter]) -> str:
    items = []
    for one in all_chapters:
        if one.exercise is None:
            items.append(f'<li><a href="#{one.anchor}">{escape(one.title)}</a></li>')
            continue
        sign, kind = findings.sign_of(one.state)
        items.append(
            f'<li class="exercise {kind}"><a href="#{one.anchor}">'
            f'<span aria-hidden="true">{sign}</span> '
            f"{int(one.exercise.number)} <code>{one.title}</code>"
            f'<span class="hidden">, {escape(one.state)}</span></a></li>'
        )
    return f'<nav aria-label="Contents"><ol>{"".join(items)}</ol></nav>'


def _standing(all_chapters: list[Chapter]) -> str:
    counted = [one for one in all_chapters if one.exercise and not one.exercise.further]
    solved = sum(one.state == "solved" for one in counted)
    return f"{solved} of {len(counted)} exercises solved"


def html_of(
    all_chapters: list[Chapter], functions: str, version: str, on_paper: bool = False
) -> str:
    """One file that needs nothing else. On paper nothing moves, and the numbers are left out."""
    style = (_HERE / "book.css").read_text(encoding="utf-8") + own_numbers.STYLE
    sections = []
    for one in all_chapters:
        # A picture may stand in two chapters.
        html = re.sub(r"\bpicture-(?=\w+-(title|desc)\b)", f"{one.anchor}-picture-", one.html)
        if on_paper:
            html = re.sub(r'<section class="numbers".*?</section>', "", html, flags=re.DOTALL)
        place = prose.place_of(one.exercise.name) if one.exercise else ""
        kind = "exercise" if one.exercise else "page"
        sections.append(
            f'<section class="chapter {kind}" id="{one.anchor}">{place}{html}</section>'
        )
    whose = (
        "The functions are the solutions."
        if functions == "solutions"
        else "The functions are your own."
    )
    values = {
        "title": escape(TITLE),
        "style": style,
        "contents": _contents(all_chapters),
        "standing": escape(f"{_standing(all_chapters)}. {whose}"),
        "chapters": "\n".join(sections),
        "version": escape(version),
        "script": "" if on_paper else f"<script>{own_numbers.SCRIPT}</script>",
        "kind": "paper" if on_paper else "screen",
    }
    template = (_HERE / "book.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], template)
