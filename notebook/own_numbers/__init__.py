"""A learner's own numbers, or the solution's: what went into a function in the printed cells, what came out, what is
right, and how each number is made.

section(exercise, verdict, owner) and film(verdict, owner) make HTML that reads without script; own_numbers.js
adds what moves. STYLE and SCRIPT belong once into the page around them.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from .film import film as film
from .questions import question_about
from .steps import GIVEN, Recorded, Step, recorded, steps_of
from .tables import figure_of
from .whose import YOURS, Whose
from .whose import whose as whose

_HERE = Path(__file__).parent
STYLE = (_HERE / "own_numbers.css").read_text(encoding="utf-8")
SCRIPT = (_HERE / "own_numbers.js").read_text(encoding="utf-8")


def as_data(data: Any) -> str:
    """JSON within a page: no text in it can end the element."""
    text = json.dumps(data, ensure_ascii=True, allow_nan=True).replace("<", "\\u003c")
    return f'<script type="application/json">{text}</script>'


def section(
    exercise: str, verdict: dict[str, Any], owner: Whose = YOURS, is_open: bool = False
) -> str:
    """The numbers of an exercise ("07") by its verdict, as check --json has it; "" without any.

    Its headings are of levels 3 and 4.
    """
    cells = verdict.get("report", {}).get("cells", [])
    calls = [(cell, call) for cell in cells for call in cell["calls"]]
    if not calls or all(not call["got"] for _, call in calls):
        return ""
    parts = [
        _call(cell["edition"], recorded(call), owner, is_open and i == 0)
        for i, (cell, call) in enumerate(calls)
    ]
    number = escape(exercise)
    return (
        f'<section class="numbers" data-exercise="{number}" data-owner="{owner.alone}"'
        f' id="numbers-{number}"><h3>{owner.heads("numbers")}</h3>{"".join(parts)}</section>'
    )


def _call(edition: str, call: Recorded, owner: Whose, is_open: bool) -> str:
    arguments = dict.fromkeys(path.split(".", 1)[0] for path in [*call.given, *call.words])
    head = f"{call.function}({', '.join(arguments)})"
    if call.words:
        head += f", {', '.join(call.words.values())}"
    steps = steps_of(call)
    rules = {entry.name: entry.rule for step in steps for entry in step.entries if entry.rule}
    stepped = len(steps) > 3
    body = "".join(_step(step, owner) for step in steps)
    caches = _caches(call) if stepped else ""
    asks = question_about(call)
    return (
        f'<details class="call"{" open" * is_open}><summary><code>{escape(head)}</code>'
        f' <span class="edition">{escape(edition)}</span></summary>'
        f'{asks}<div class="steps" data-stepped="{int(stepped)}">{body}{caches}</div>'
        f'<p class="sum" aria-live="polite"></p>{as_data(rules)}</details>'
    )


def _step(step: Step, owner: Whose) -> str:
    shown = [entry for entry in step.entries if entry.right or entry.got]
    figures = "".join(figure_of(entry, owner) for entry in shown)
    kind = "step given" if step.title == GIVEN else "step"
    return (
        f'<div class="{kind}" data-caches="{step.caches}"><h4>{escape(step.title)}</h4>'
        f'<div class="entries">{figures}</div></div>'
    )


def _caches(call: Recorded) -> str:
    """The stack of caches, which fills on the way forward and empties on the way back."""
    owner = call.given if any(path.startswith("caches.") for path in call.given) else call.right
    layers = sorted({int(path.split(".")[1]) for path in owner if path.startswith("caches.")})
    if not layers:
        return ""
    items = []
    for l in layers:
        parts = ", ".join(
            f"{part} {owner[path].shape}"
            for part in "AWbZ"
            if (path := f"caches.{l}.{part}") in owner
        )
        items.append(f"<li><code>caches[{l}]</code> <span>{parts}</span></li>")
    return f'<ol class="caches" aria-label="The caches">{"".join(items)}</ol>'
