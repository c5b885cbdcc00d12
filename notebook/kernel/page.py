"""A verdict as a cell's output: HTML, and the same as plain text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Any

import course
from untrusted import plain

GREEN, RED, GREY = "#1a7f37", "#cf222e", "#6e7781"


@dataclass
class Page:
    """Paragraphs in both forms."""

    texts: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def headline(self, sign: str, colour: str, words: str) -> None:
        self.texts.append(f"{sign} {words}")
        self.parts.append(
            '<p style="margin:0 0 .5em"><b'
            f' style="color:{colour}">{sign} {html.escape(plain(words, 1))}</b></p>'
        )

    def say(self, words: str) -> None:
        self.texts.append(words)
        self.parts.append(f'<p style="margin:.5em 0">{_inline(words)}</p>')

    def block(self, title: str, text: str, colour: str = GREY, *, prose: bool = False) -> None:
        """Text below a title: sentences, or what keeps its columns."""
        text = plain(text).strip("\n")
        self.texts.append("\n".join([title, *("    " + line for line in text.split("\n") if text)]))
        body = _sentences(text) if prose else _pre(text) if text else ""
        self.parts.append(
            f'<div style="border-left:3px solid {colour};padding:.1em 0 .1em .8em;margin:.6em 0">'
            f"<b>{html.escape(plain(title, 1))}</b>{body}</div>"
        )

    def side_by_side(self, left: tuple[str, str], right: tuple[str, str]) -> None:
        for title, text in (left, right):
            self.texts.append(f"{title}\n" + plain(text))
        cells = "".join(
            '<div style="flex:1 1'
            f' 18em;min-width:0"><b>{html.escape(plain(title, 1))}</b>{_pre(plain(text))}</div>'
            for title, text in (left, right)
        )
        self.parts.append(f'<div style="display:flex;flex-wrap:wrap;gap:0 1.5em">{cells}</div>')

    def folded(self, summary: str, lines: list[str]) -> None:
        self.texts.append("\n".join(lines))
        items = "<br>".join(_inline(line) for line in lines)
        self.parts.append(
            "<details><summary"
            f' style="cursor:pointer;display:list-item">{html.escape(plain(summary, 1))}</summary>'
            f"{items}</details>"
        )

    def call(self, code: str) -> None:
        """What is run for an output. A notebook's reader sees the cell instead."""

    def to_start(self, exercise: course.Exercise) -> None:
        self.say(
            f"Write {exercise.function} in this cell, in place of `{exercise.stub}`, and press"
            " Shift-Enter."
        )

    def for_a_hint(self, exercise: course.Exercise) -> None:
        self.say(f"A hint: `%hint {exercise.number}`")

    def to_reset(self, exercise: course.Exercise) -> None:
        self.say(f"`%reset {exercise.number}` restores the original file and keeps yours.")

    def data(self) -> dict[str, str]:
        body = "".join(self.parts)
        return {
            "text/plain": "\n".join(self.texts),
            "text/html": (
                '<div class="deepsteps tex2jax_ignore mathjax_ignore" '
                f'style="line-height:1.45;max-width:60em">{body}</div>'
            ),
        }


def _pre(text: str) -> str:
    return (
        '<pre style="margin:.2em 0;overflow-x:auto;background:rgba(127,127,127,.1);padding:.4em'
        f' .6em">{html.escape(text)}</pre>'
    )


def _sentences(text: str) -> str:
    return "".join(f'<div style="margin:.2em 0">{_inline(line)}</div>' for line in text.split("\n"))


def _inline(words: str) -> str:
    """Text in which `…` is code."""
    pieces = re.split(r"`([^`]*)`", plain(words))
    return "".join(
        f"<code>{html.escape(piece)}</code>" if i % 2 else html.escape(piece)
        for i, piece in enumerate(pieces)
    )


def with_cell_lines(words: str, exercise: course.Exercise, begins: int) -> str:
    """Names places in the exercise's file by lines of the cell, whose code begins in `begins`."""
    first = course.first_line_of_code(exercise.path)
    count = course.read(exercise.path).code.count("\n") + 1

    def named(match: re.Match[str]) -> str:
        numbers = [int(number) for number in match[1].split(", ")]
        if not all(first <= number < first + count for number in numbers):
            return match[0]
        lines = ", ".join(str(number - first + begins) for number in numbers)
        return f"Line{'s' if len(numbers) > 1 else ''} {lines} of this cell"

    return re.sub(rf"{re.escape(exercise.file)}:(\d+(?:, \d+)*)", named, words)


def page_of(
    verdict: dict[str, Any],
    exercise: course.Exercise,
    notes: list[str],
    begins: int = 0,
    page: Page | None = None,
) -> Page:
    """The verdict on an exercise, below what else there is to say: the notes.

    Its code begins in line `begins` of the cell; 0 if it was not run in one.
    """
    page = page or Page()
    for note in notes:
        page.say(note)

    def placed(words: str) -> str:
        return with_cell_lines(words, exercise, begins) if begins else words

    title = f"Exercise {exercise.number} · {exercise.function}"
    state = verdict["state"]
    if state == "not started":
        page.headline("·", GREY, f"{title}: not started")
        page.to_start(exercise)
    elif state == "not ready":
        page.headline(
            "·", GREY, f"{title}: not ready, since {verdict['not_written']} is not written yet"
        )
    elif state == "does not compile":
        page.headline("✗", RED, f"{title}: it does not compile")
        words = [line for line in verdict["words"] if not line.startswith("The whole log: ")]
        page.block("The first error", placed("\n".join(words)), RED)
    elif state in ("solved", "wrong"):
        _findings(page, verdict, exercise, title, placed)
    else:
        page.headline("✗", RED, f"{title}: {state}")
        page.block("Why", "\n".join(verdict["words"]) or f"{exercise.file}: {state}", RED)
        page.to_reset(exercise)
    return page


def _findings(
    page: Page, verdict: dict[str, Any], exercise: course.Exercise, title: str, placed: Any
) -> None:
    failed = [check for check in verdict["checks"] if not check["passed"]]
    passed = [check for check in verdict["checks"] if check["passed"]]
    total = len(verdict["checks"])
    if verdict["state"] == "solved":
        page.headline("✓", GREEN, f"{title}: Solved. All {total} checks pass.")
    elif failed:
        page.headline("✗", RED, f"{title}: not yet, {len(failed)} of {total} checks fail")
    else:
        page.headline("✗", RED, f"{title}: not yet")
    if verdict["stopped"]:
        page.say(f"{exercise.function} stopped: {verdict['stopped']}")
    if where := verdict["where"]:
        page.block("Where it happens", f"{placed(where['sentence'])}\n{where['text']}", RED)
    looks = [placed(words) for words in verdict["likely"]]
    if verdict["diagnosis"] and not verdict["fault"]:
        looks.append(verdict["diagnosis"])
    if looks:
        page.block("What it looks like", "\n".join(looks), RED, prose=True)
    said = ""
    for check in failed:
        words = "\n".join(check["findings"])
        page.block(f"✗ {check['sentence']}", "" if words == said else words, RED)
        said = words
    if verdict["printed"]:
        page.block("Printed by your function, in its first call", plain(verdict["printed"], 20))
    for cell in verdict["cells"]:
        page.call(cell["code"])
        edition = f" ({cell['edition']})" if cell["edition"] and len(verdict["cells"]) > 1 else ""
        output = (
            f"{exercise.function} stopped: {cell['problem']}" if cell["problem"] else cell["output"]
        )
        if verdict["state"] == "solved" or output == cell["expected"]:
            page.block(f"Output, as expected{edition}", output)
        else:
            page.side_by_side((f"Output{edition}", output), ("Expected output", cell["expected"]))
    if passed:
        page.folded(f"{len(passed)} checks pass", [f"✓ {check['sentence']}" for check in passed])
    if verdict["state"] == "wrong":
        page.for_a_hint(exercise)
