"""What can be named in a cell: for Tab and Shift-Tab."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import course
from cells import COMMANDS, ExerciseCell

WORD = r"[A-Za-z_]\w*"


def _headers() -> list[Path]:
    return [course.PROJECT / "dnn" / name for name in ("dnn.hpp", "dnn_utils.hpp", "numpy.hpp")]


@cache
def _declarations() -> dict[str, str]:
    """Each function's and type's declaration, with the comment above it."""
    found: dict[str, str] = {}
    pattern = re.compile(
        rf"((?:^[ \t]*//[^\n]*\n)*)^((?:[\w:<>,&*\[\] ]+[ &*])?({WORD})\([^;{{]*\)[^;{{\n]*[;{{]"
        rf"|(?:struct|using|enum class) ({WORD})[^;]*;)",
        re.MULTILINE,
    )
    for header in _headers():
        for match in pattern.finditer(header.read_text(encoding="utf-8")):
            name = match[3] or match[4]
            comment = re.sub(r"^[ \t]*///? ?", "", match[1], flags=re.MULTILINE)
            found.setdefault(name, f"{match[2].rstrip('{;').strip()}\n\n{comment}".strip())
    return found


def _word_before(code: str, position: int) -> str:
    return re.search(r"\w*$", code[:position])[0]  # type: ignore[index]


def completions(code: str, position: int, cell: ExerciseCell | None) -> tuple[list[str], int]:
    """The names that the word before the cursor may become, and where it starts."""
    word = _word_before(code, position)
    start = position - len(word)
    before = code[:start]
    if before.endswith("%"):
        names = set(COMMANDS)
    elif cell is None:
        names = set()
    else:
        parts = course.read(cell.exercise.path)
        if before.endswith("."):
            # The lesson has the idioms: `M.t()`, `M.n_cols`.
            names = set(re.findall(rf"`[^`\n]*?\.({WORD})", parts.lesson))
        else:
            given = re.sub(r"//[^\n]*|\"[^\"\n]*\"", "", parts.given_before)
            names = set(re.findall(WORD, given.split("namespace dnn {")[-1] + " " + cell.code))
            names |= set(_declarations())
            names.discard(word)
    return sorted(name for name in names if name.startswith(word)), start


def inspection(code: str, position: int) -> str:
    """The declaration of what the cursor stands at, or ""."""
    behind = re.match(r"\w*", code[position:])[0]  # type: ignore[index]
    word = _word_before(code, position) + behind
    if not word:  # within the parentheses of a call
        call = re.search(rf"({WORD})\([^()]*$", code[:position])
        word = call[1] if call else ""
    return _declarations().get(word, "")
