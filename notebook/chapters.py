"""What stands between the exercises, notebook/pages/*.md, and the order of everything."""

from __future__ import annotations

import re
from dataclasses import dataclass

import course

FOLDER = course.PROJECT / "notebook" / "pages"
COMMANDS = re.compile(r"^```deepsteps\n(.*?)^```$\n?", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Page:
    title: str
    anchor: str
    after: str  # an exercise's number, "00" or "end"
    text: str


def pages() -> list[Page]:
    made = []
    for path in sorted(FOLDER.glob("*.md")):
        head, text = re.fullmatch(
            r"---\n(.*?)\n---\n(.*)", path.read_text(encoding="utf-8"), re.DOTALL
        ).groups()  # type: ignore[union-attr]
        about = dict(line.split(": ", 1) for line in head.splitlines())
        text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
        anchor = about.get("anchor") or path.stem.split("-", 1)[-1]
        made.append(Page(about["title"], anchor, about["after"], text))
    return made


def in_order(exercises: list[course.Exercise]) -> list[Page | course.Exercise]:
    all_ = pages()
    ordered: list[Page | course.Exercise] = [page for page in all_ if page.after == "00"]
    for exercise in exercises:
        ordered.append(exercise)
        ordered += [page for page in all_ if page.after == exercise.number]
    return ordered + [page for page in all_ if page.after == "end"]


def parts(page: Page) -> list[tuple[str, str]]:
    """("text", Markdown) and ("commands", lines), as they follow each other."""
    pieces = COMMANDS.split(page.text)
    made = [("commands" if i % 2 else "text", piece) for i, piece in enumerate(pieces)]
    return [(kind, text) for kind, text in made if text.strip()]


def commands(page: Page) -> list[str]:
    return [line for kind, text in parts(page) if kind == "commands" for line in text.splitlines()]


def without_title(lesson: str) -> str:
    return re.sub(r"\A# [^\n]*\n", "", lesson)


def given(parts: course.Parts) -> tuple[str, str]:
    """The lines around the learner's, without the file's frame and the markers."""
    before = parts.given_before.rsplit("\n", 1)[0]
    before = before.split("namespace dnn {", 1)[-1].strip("\n")
    after = parts.given_after.partition("\n")[2]
    return before, re.sub(r"\n*\} // namespace dnn\s*\Z", "", after).strip("\n")
