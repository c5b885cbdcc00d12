"""The pictures of the course, each from one description: SVG for pages, text for the lessons.

A page names one as `![](picture:blocks)`; alt_text() says what it shows. In a lesson it stands as
text, where in_pages() finds it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from . import data, layers, outline
from .drawing import Drawing
from .svg import as_svg
from .text import as_text

DRAWINGS: dict[str, Callable[[], Drawing]] = {
    "outline": outline.outline,
    "place": outline.place,
    "column": data.column,
    "architecture": data.architecture,
    "forward_block": layers.forward_block,
    "blocks": layers.blocks,
    "forward_chain": layers.forward_chain,
    "linear_backward": data.linear_backward,
    "backward_chain": layers.backward_chain,
    "three_layers": layers.three_layers,
}

# The picture in an exercise's lesson.
IN_LESSONS = {
    "03_linear_forward": "column",
    "04_linear_activation_forward": "forward_block",
    "05_L_model_forward": "forward_chain",
    "07_linear_backward": "linear_backward",
    "08_linear_activation_backward": "blocks",
    "09_L_model_backward": "backward_chain",
}


def picture(name: str, exercise: str = "", alone: bool = False) -> str:
    """The SVG. `place` marks that of an exercise; `alone` is for where no page gives it colours."""
    drawing = outline.place(exercise) if exercise else DRAWINGS[name]()
    return as_svg(drawing, f"picture-{name}" + f"-{exercise}" * bool(exercise), alone)


def alt_text(name: str) -> str:
    return DRAWINGS[name]().title


def text_form(name: str) -> str:
    return as_text(DRAWINGS[name]())


def in_pages(exercise: str, lesson: str) -> str:
    """The lesson's Markdown with the picture in place of its text."""
    name = IN_LESSONS.get(exercise)
    if name is None:
        return lesson
    return lesson.replace(textwrap.indent(text_form(name), "    "), f"![](picture:{name})")


def place(exercise: str) -> str:
    """The SVG that says where in the course an exercise stands; empty for one beyond it."""
    return picture("place", exercise) if outline.stage_of(exercise) else ""
