"""How an exercise stands, as HTML below its code."""

from __future__ import annotations

import difflib
import re
from html import escape
from typing import Any

from course import Exercise
from results import plain

STATES = {"solved": ("✓", "solved"), "not started": ("·", "open"), "not ready": ("·", "open")}


def sign_of(state: str) -> tuple[str, str]:
    """A state's sign and its class; whatever is neither solved nor open is wrong."""
    return STATES.get(state, ("✗", "wrong"))


def _inline(words: str) -> str:
    """Text in which `…` is code."""
    pieces = re.split(r"`([^`]*)`", plain(words))
    return "".join(
        f"<code>{escape(piece)}</code>" if i % 2 else escape(piece)
        for i, piece in enumerate(pieces)
    )


def _paragraphs(words: str) -> str:
    lines = plain(words).strip("\n").split("\n")
    return "".join(f"<p>{_inline(line.strip())}</p>" for line in lines if line.strip())


def _pre(html: str) -> str:
    return f'<pre tabindex="0">{html}</pre>'


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\s\[\]]+|\s+|[\[\]]", text)


def _meant(token: str) -> str:
    """A number without the digits that rounding may change; any space is one."""
    try:
        return f"{float(token):.11e}"
    except ValueError:
        return token if token.strip() else " "


def _marked(text: str, other: str) -> str:
    """The text, with what differs from the other marked."""
    mine = _tokens(text)
    a, b = ([_meant(token) for token in _tokens(one)] for one in (text, other))
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    parts = []
    for tag, start, end, _, _ in matcher.get_opcodes():
        piece = escape("".join(mine[start:end]))
        parts.append(f"<mark>{piece}</mark>" if tag != "equal" and piece.strip() else piece)
    return "".join(parts)


def _figure(caption: str, html: str) -> str:
    title = f"<figcaption>{escape(caption)}</figcaption>"
    return f'<figure class="output">{title}{_pre(html)}</figure>'


def _output(exercise: Exercise, cell: dict[str, Any], named: bool) -> str:
    edition = f" ({cell['edition']})" if named and cell["edition"] else ""
    if cell["problem"]:
        got = f"{exercise.function} stopped: {cell['problem']}"
    else:
        got = cell["output"]
    got, expected = plain(got), plain(cell["expected"])
    call = f'<pre class="call" tabindex="0">{escape(cell["code"])}</pre>'
    if not cell["problem"] and "<mark>" not in _marked(got, expected) + _marked(expected, got):
        return call + _figure("Output, as expected" + edition, escape(got))
    shown = escape(got) if cell["problem"] else _marked(got, expected)
    wanted = escape(expected) if cell["problem"] else _marked(expected, got)
    return (
        f'{call}<div class="beside">'
        f"{_figure('Output' + edition, shown)}{_figure('Expected output', wanted)}</div>"
    )


def _box(kind: str, title: str, body: str) -> str:
    return f'<div class="box {kind}"><p class="title">{_inline(title)}</p>{body}</div>'


def _headline(exercise: Exercise, verdict: dict[str, Any]) -> str:
    failed = sum(not check["passed"] for check in verdict["checks"])
    total = len(verdict["checks"])
    state = verdict["state"]
    if state == "solved":
        words = f"Solved: all {total} checks pass."
    elif state == "not started":
        words = f"Not started: {exercise.function} is still to be written."
    elif state == "not ready":
        words = f"Not ready: {verdict['not_written']}, on which it builds, is still to be written."
    elif state == "does not compile":
        words = "It does not compile."
    elif state == "wrong":
        words = f"Not yet: {failed} of {total} checks fail." if failed else "Not yet."
    else:
        words = f"{state[:1].upper()}{state[1:]}."
    sign, kind = sign_of(state)
    return f'<p class="verdict {kind}"><span aria-hidden="true">{sign}</span> {escape(words)}</p>'


def _checks(verdict: dict[str, Any]) -> str:
    failed = [check for check in verdict["checks"] if not check["passed"]]
    passed = [check for check in verdict["checks"] if check["passed"]]
    html, before = "", ""
    for check in failed:
        words = "\n".join(check["findings"])
        body = _pre(escape(plain(words))) if words and words != before else ""
        html += _box("failed", f"✗ {check['sentence']}", body)
        before = words
    if passed:
        items = "".join(f"<li>{_inline(check['sentence'])}</li>" for check in passed)
        noun = "check passes" if len(passed) == 1 else "checks pass"
        html += f"<details><summary>{len(passed)} {noun}</summary><ul>{items}</ul></details>"
    return html


def findings_of(exercise: Exercise, verdict: dict[str, Any]) -> str:
    html = _headline(exercise, verdict)
    state = verdict["state"]
    if state in ("not started", "not ready"):
        return html
    if state not in ("solved", "wrong"):
        words = [line for line in verdict["words"] if not line.startswith("The whole log: ")]
        return html + (_box("looks", "Why", _paragraphs("\n".join(words))) if words else "")
    if verdict["stopped"]:
        html += _paragraphs(f"{exercise.function} stopped: {verdict['stopped']}")
    if fault := verdict["fault"]:
        html += _box(
            "looks",
            "Where it happens",
            _paragraphs(fault["sentence"]) + _pre(escape(plain(fault["text"]))),
        )
    looks = list(verdict["likely"])
    if verdict["diagnosis"] and not verdict["fault"]:
        looks.append(verdict["diagnosis"])
    if looks:
        html += _box("looks", "What it looks like", _paragraphs("\n".join(looks)))
    html += "".join(_output(exercise, cell, len(verdict["cells"]) > 1) for cell in verdict["cells"])
    if verdict["printed"]:
        html += _box(
            "printed",
            "Printed by the function in its first call",
            _pre(escape(plain(verdict["printed"]))),
        )
    return html + _checks(verdict)
