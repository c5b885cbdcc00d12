"""The woven page: one HTML file that needs nothing else, from its sections."""

from __future__ import annotations

import base64
import hashlib
import html
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Section:
    """An exercise, which has a state, or a page of text."""

    anchor: str
    title: str
    body: str
    kicker: str = ""
    subtitle: str = ""
    state: str = ""
    is_first: bool = False  # stands below the document's own title


MARKS = {"solved": "✓", "not started": "·", "not ready": "·"}


def mark_of(state: str) -> str:
    return MARKS.get(state, "✗")


def _kind(state: str) -> str:
    return {"✓": "good", "·": "open", "✗": "bad"}[mark_of(state)]


def _entry(section: Section) -> str:
    title = html.escape(section.title)
    if not section.state:
        return f'<li><a href="#{section.anchor}">{title}</a></li>'
    number = html.escape(section.kicker.split()[-1])
    return (
        f'<li class="of-exercise"><a href="#{section.anchor}"><span class="number">{number}</span>'
        f' <span class="name">{title}</span> <span class="mark {_kind(section.state)}"'
        f' aria-hidden="true">{mark_of(section.state)}</span><span class="unseen">:'
        f" {html.escape(section.state)}</span></a></li>"
    )


def _section(section: Section) -> str:
    if section.is_first:
        label = html.escape(section.title)
        return (
            f'<section class="text" id="{section.anchor}" aria-label="{label}">\n'
            f"{section.body}\n</section>\n"
        )
    kind = f' data-state="{_kind(section.state)}"' if section.state else ""
    kicker = f'<p class="kicker">{html.escape(section.kicker)}</p>' if section.kicker else ""
    subtitle = (
        f'<p class="subtitle">{html.escape(section.subtitle)}</p>' if section.subtitle else ""
    )
    role = "exercise" if section.state else "text"
    return (
        f'<section class="{role}" id="{section.anchor}" aria-labelledby="{section.anchor}-title"'
        f'{kind}>\n<header>{kicker}<h2 id="{section.anchor}-title">'
        f"{html.escape(section.title)}</h2>{subtitle}</header>\n{section.body}\n</section>\n"
    )


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def document(
    title: str, lead: str, sections: list[Section], scripts: list[str], styles: list[str]
) -> str:
    """`lead` is HTML. Only these scripts may run, and nothing may be loaded."""
    allowed = " ".join(_hash(script) for script in scripts) or "'none'"
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        f"form-action 'none'; script-src {allowed}"
    )
    filled = {
        "title": html.escape(title),
        "policy": policy,
        "style": "\n".join([(HERE / "style.css").read_text(encoding="utf-8"), *styles]),
        "lead": lead,
        "contents": "\n".join(_entry(section) for section in sections),
        "sections": "".join(_section(section) for section in sections),
        "scripts": "".join(f"<script>{script}</script>" for script in scripts),
    }
    page = (HERE / "page.html").read_text(encoding="utf-8")
    # One pass: what is filled in is never searched for names again.
    pieces = page.split("{{")
    made = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        made += [filled[name], rest]
    return "".join(made)
