"""A verdict as a part of the woven page: what the kernel says, in the page's own look."""

from __future__ import annotations

import difflib
import html
import re
import sys
from pathlib import Path
from typing import Any

import course
import prose
from untrusted import plain

sys.path.append(str(Path(__file__).resolve().parent / "kernel"))

import page as kernel_page  # noqa: E402

KINDS = {kernel_page.GREEN: "good", kernel_page.RED: "bad", kernel_page.GREY: "open"}
COLUMNS_OF_A_SIDE = 44
MAX_WORDS = 600  # of an output, to be compared word by word


def inline(words: str) -> str:
    """Text in which `…` is code."""
    pieces = re.split(r"`([^`]*)`", plain(words))
    return "".join(
        f"<code>{html.escape(piece)}</code>" if i % 2 else html.escape(piece)
        for i, piece in enumerate(pieces)
    )


def line(words: str) -> str:
    return html.escape(plain(words, 1))


def output(text: str, label: str) -> str:
    return f'<pre class="output" tabindex="0" aria-label="{line(label)}">{text}</pre>'


def marked(text: str, other: str) -> tuple[str, str]:
    """Both texts as HTML, with the words marked that the other one has not."""
    mine, theirs = (re.findall(r"\s+|[\[\],]|[^\s\[\],]+", plain(t)) for t in (text, other))
    if not mine or max(len(mine), len(theirs)) > MAX_WORDS:
        return html.escape("".join(mine)), html.escape("".join(theirs))
    sides: tuple[list[str], list[str]] = ([], [])
    match = difflib.SequenceMatcher(None, mine, theirs, autojunk=False)
    for kind, a, b, c, d in match.get_opcodes():
        for side, words in ((sides[0], mine[a:b]), (sides[1], theirs[c:d])):
            for word in words:
                escaped = html.escape(word)
                side.append(
                    escaped if kind == "equal" or word.isspace() else f"<mark>{escaped}</mark>"
                )
    return "".join(sides[0]), "".join(sides[1])


class WovenPage(kernel_page.Page):
    """The same findings with the page's classes. What is run is shown with its output."""

    def headline(self, sign: str, colour: str, words: str) -> None:
        # The section's heading names the exercise already.
        words = words.split(": ", 1)[-1]
        words = words[:1].upper() + words[1:]
        self.parts.append(
            f'<p class="state {KINDS[colour]}"><span aria-hidden="true">{sign}</span>'
            f" {line(words)}</p>"
        )

    def say(self, words: str) -> None:
        self.parts.append(f"<p>{inline(words)}</p>")

    def block(
        self, title: str, text: str, colour: str = kernel_page.GREY, *, prose: bool = False
    ) -> None:
        text = plain(text).strip("\n")
        if prose:
            body = "".join(f"<p>{inline(line)}</p>" for line in text.split("\n") if line)
        else:
            body = output(html.escape(text), title) if text else ""
        self.parts.append(
            f'<div class="finding {KINDS[colour]}"><p class="title">{line(title)}</p>{body}</div>'
        )

    def side_by_side(self, left: tuple[str, str], right: tuple[str, str]) -> None:
        mine, theirs = marked(left[1], right[1])
        longest = max(len(line) for line in plain(right[1]).split("\n"))
        stacked = " stacked" * (longest > COLUMNS_OF_A_SIDE)
        self.parts.append(
            f'<div class="sides{stacked}">'
            + "".join(
                f'<div><p class="title">{line(title)}</p>{output(text, title)}</div>'
                for title, text in ((left[0], mine), (right[0], theirs))
            )
            + "</div>"
        )

    def folded(self, summary: str, lines: list[str]) -> None:
        items = "".join(f"<li>{inline(line)}</li>" for line in lines)
        self.parts.append(f"<details><summary>{line(summary)}</summary><ul>{items}</ul></details>")

    def call(self, code: str) -> None:
        self.parts.append(f'<div class="call">{prose.codes([code])[0]}</div>')

    def to_start(self, exercise: course.Exercise) -> None:
        self.say(
            f"Write it in `{exercise.file}`, in place of `{exercise.stub}`, and let"
            f" `./deepsteps learn {exercise.number}` check it as you save."
        )

    def for_a_hint(self, exercise: course.Exercise) -> None:
        self.say(f"A hint: `./deepsteps hint {exercise.number}`")

    def to_reset(self, exercise: course.Exercise) -> None:
        self.say(f"`./deepsteps reset {exercise.number}` restores the file and keeps yours.")


def verdict_html(verdict: dict[str, Any], exercise: course.Exercise) -> str:
    made = WovenPage()
    kernel_page.page_of(verdict, exercise, [], page=made)
    if verdict["state"] not in ("solved", "wrong"):
        for cell in verdict["cells"]:
            several = len(verdict["cells"]) > 1 and cell["edition"]
            made.call(cell["code"])
            made.block(
                "Expected output" + (f" ({cell['edition']})" if several else ""), cell["expected"]
            )
    return f'<div class="verdict">{"".join(made.parts)}</div>'
