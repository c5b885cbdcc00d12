"""Strangers' text, made harmless."""

from __future__ import annotations

import re

MAX_LINES = 40
MAX_COLUMNS = 300


def without_controls(text: str) -> str:
    """The text without control characters, and without those that turn the direction of writing."""
    text = re.sub(r"\x1b\[[0-9;?]*[ -/]*[@-~]", "", text)
    return re.sub(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]",
        "\ufffd",
        text,
    )


def plain(text: str, max_lines: int = MAX_LINES) -> str:
    """The same, and cut."""
    lines = without_controls(text).split("\n")
    cut = [
        line if len(line) <= MAX_COLUMNS else line[:MAX_COLUMNS] + " …"
        for line in lines[:max_lines]
    ]
    return "\n".join(cut + ["…"] * (len(lines) > max_lines))
