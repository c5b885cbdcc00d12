"""Strangers' text, made harmless."""

from __future__ import annotations

import re

MAX_LINES = 40
MAX_COLUMNS = 300


def plain(text: str, max_lines: int = MAX_LINES) -> str:
    """The text without control characters, and cut."""
    text = re.sub(r"\x1b\[[0-9;?]*[ -/]*[@-~]", "", text)
    text = re.sub(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]",
        "\ufffd",
        text,
    )
    lines = text.split("\n")
    cut = [
        line if len(line) <= MAX_COLUMNS else line[:MAX_COLUMNS] + " …"
        for line in lines[:max_lines]
    ]
    return "\n".join(cut + ["…"] * (len(lines) > max_lines))
