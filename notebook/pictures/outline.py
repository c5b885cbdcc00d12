"""Where an exercise stands in the whole: the loop of training, in full and as a strip."""

from __future__ import annotations

from .drawing import RIGHT, Drawing

STAGES = {
    "start": ["01_initialize_parameters", "02_initialize_parameters_deep"],
    "forward": ["03_linear_forward", "04_linear_activation_forward", "05_L_model_forward"],
    "cost": ["06_compute_cost"],
    "backward": ["07_linear_backward", "08_linear_activation_backward", "09_L_model_backward"],
    "step": ["10_update_parameters"],
    "again": ["11_two_layer_model", "12_L_layer_model"],
}


def stage_of(exercise: str) -> str | None:
    """`exercise` as 07 or 07_linear_backward; None for one that is no part of the loop."""
    for stage, exercises in STAGES.items():
        if any(name.split("_")[0] == exercise.split("_")[0] for name in exercises):
            return stage
    return None


def outline() -> Drawing:
    drawing = Drawing(
        "The twelve exercises: start, then forward, cost, backward and step, again and again",
        (
            "At the top exercises 1 and 2 draw the parameters. Below, on the left, the forward"
            " functions 3, 4 and 5, on the right the backward functions 7, 8 and 9; from each"
            " forward function a cache goes to the backward function beside it. The forward side"
            " ends in exercise 6, the cost, from which the backward side begins; its gradients go"
            " to exercise 10, the step, and the new parameters back to the start of the loop."
            " Exercises 11 and 12 are the loop itself."
        ),
    )
    drawing.box(
        3, 0, 44, *(name.replace("_", " ", 1).ljust(29) for name in STAGES["start"]), code=True
    )
    drawing.arrow((13, 4), (13, 6), kind="forward")
    drawing.label(15, 5, "W, b")
    for i, (forward, backward) in enumerate(zip(STAGES["forward"], STAGES["backward"])):
        row = 7 + 5 * i
        function(drawing, 3, row, forward, "forward")
        drawing.label(24, row, "caches" if i == 2 else "cache", "middle", kind="cache")
        drawing.arrow((22, row + 1), (27, row + 1), kind="cache")
        function(drawing, 28, row, backward, "backward")
    drawing.arrow((13, 21), (13, 22), kind="forward")
    drawing.label(15, 21, "AL")
    function(drawing, 3, 23, STAGES["cost"][0], "plain")
    drawing.arrow((22, 24), (31, 24), (31, 21), kind="backward")
    drawing.label(29, 22, "dAL", "end")
    drawing.arrow((40, 21), (40, 26), kind="backward")
    drawing.label(42, 23, "grads")
    function(drawing, 28, 27, STAGES["step"][0], "plain")
    drawing.arrow((27, 29), (0, 29), (0, 8), (2, 8), kind="forward")
    drawing.label(3, 28, "new W, b: again")
    for i, loop in enumerate(STAGES["again"]):
        drawing.label(3, 30 + i, loop.replace("_", " ", 1), kind="code")
    return drawing


def function(drawing: Drawing, x: int, y: int, exercise: str, kind: str) -> None:
    """Its number above a box with its name in two lines."""
    number, _, name = exercise.partition("_")
    start, _, end = name.rpartition("_")
    drawing.label(x, y - 1, number, kind="code")
    drawing.box(x, y, 19, start, f"_{end}", kind=kind, code=True)


def place(exercise: str = "") -> Drawing:
    """The stages of the loop in one line, with the exercise's own marked."""
    here = stage_of(exercise)
    where = f"Where this exercise stands: {here}, of" if here else "The loop:"
    drawing = Drawing(
        f"{where} start, forward, cost, backward, step, and again from forward",
        (
            "Five boxes in a row, start, forward, cost, backward and step, joined by arrows; from"
            " step an arrow leads back to forward, and says again."
        ),
    )
    top = 1 if here not in (None, "again") else 0
    x = 0
    middle = {}
    for stage in list(STAGES)[:-1]:
        width = len(stage) + 2
        middle[stage] = x + width // 2
        kind = "here" if stage == here else stage if stage in ("forward", "backward") else "plain"
        drawing.box(x, top, width, stage, kind=kind)
        x += width
        if stage != "step":
            drawing.arrow((x, top + 1), only=RIGHT)
            x += 1
    if here in middle:
        right = here in ("start", "forward", "cost")
        drawing.label(
            middle[here],
            0,
            "▼ you are here" if right else "you are here ▼",
            "start" if right else "end",
            "here",
        )
    first, last, below = middle["forward"], middle["step"], top + 3
    kind = "here" if here == "again" else "plain"
    drawing.arrow((last, below), (last, below + 1), (first, below + 1), (first, below), kind=kind)
    drawing.label(
        (first + last) // 2, below, "again" + ": you are here" * (here == "again"), "middle", kind
    )
    return drawing
