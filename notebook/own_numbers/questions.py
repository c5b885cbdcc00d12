"""It asks first: a shape or a sign, before the numbers are shown."""

from __future__ import annotations

from html import escape

from .quantities import Matrix
from .steps import Recorded

# What is asked about, and why the answer is what it is.
_ASKED = {
    "linear_forward": ("Z", "Z has a row per unit, as W, and a column per example, as A."),
    "linear_activation_forward": (
        "A",
        "An activation works on each element: A has the shape of Z.",
    ),
    "L_model_forward": ("AL", "The last layer has one unit, and every example its column."),
    "linear_backward": ("dW", "A gradient has the shape of what it belongs to: dW that of W."),
    "linear_activation_backward": ("dA_prev", "dA_prev has the shape of A_prev."),
    "L_model_backward": ("grads.dW1", "dW1 has the shape of W1."),
    "initialize_parameters": (
        "parameters.W1",
        "W1 has a row per hidden unit and a column per input.",
    ),
    "initialize_parameters_deep": (
        "parameters.W1",
        "W1 has a row per unit of layer 1 and a column per unit of layer 0.",
    ),
}


def _shapes(right: Matrix, call: Recorded) -> list[str]:
    """The right shape among its transpose and those of the arguments, always in the same order."""
    shapes = {right.shape, f"{right.cols} × {right.rows}"}
    for matrix in call.given.values():
        if len(shapes) < 4:
            shapes.add(matrix.shape)
    return sorted(shape for shape in shapes if "×" in shape)


def question_about(call: Recorded) -> str:
    if call.function == "compute_cost":
        return _ask(
            "Before you look: can the cost be negative?",
            ["yes", "no"],
            "no",
            "A log of a number below 1 is negative; the minus in front makes J positive.",
        )
    if call.function == "update_parameters":
        return _ask(
            "Before you look: where dW is positive, does W grow or shrink?",
            ["it grows", "it shrinks"],
            "it shrinks",
            "A step goes against the gradient: W − α·dW.",
        )
    path, why = _ASKED.get(call.function, ("", ""))
    right = call.right.get(path)
    if right is None:
        return ""
    name = path.split(".")[-1]
    return _ask(
        f"Before you look: which shape will {name} have?", _shapes(right, call), right.shape, why
    )


def _ask(question: str, choices: list[str], right: str, why: str) -> str:
    buttons = "".join(
        f'<button type="button" data-right="{int(choice == right)}">{escape(choice)}</button>'
        for choice in choices
    )
    answer = escape(right[0].upper() + right[1:])
    return (
        f'<div class="ask"><p>{escape(question)}</p><div class="choices" hidden>{buttons}</div>'
        f"<details><summary>The answer</summary><p>{answer}. {escape(why)}</p></details></div>"
    )
