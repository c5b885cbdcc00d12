"""One layer and several, forward and back."""

from __future__ import annotations

from .drawing import RIGHT, UP, Drawing


def forward_block() -> Drawing:
    drawing = Drawing(
        (
            "One layer forward: LINEAR makes Z from A_prev, W and b, then g makes A from Z, and"
            " both leave a cache"
        ),
        (
            "A_prev enters the block LINEAR from the left, W and b from above. Z goes on to the"
            " block g, and A comes out on the right. Below, LINEAR leaves the cache of A_prev, W"
            " and b, and g leaves the cache of Z."
        ),
    )
    half_forward(drawing)
    drawing.arrow((16, 5), kind="cache")
    drawing.arrow((33, 5), kind="cache")
    drawing.box(8, 6, 18, "A_prev, W, b", kind="cache")
    drawing.box(29, 6, 9, "Z", kind="cache")
    drawing.label(0, 7, "cache:", kind="cache")
    return drawing


def half_forward(drawing: Drawing) -> None:
    drawing.label(16, 0, "W, b", "middle")
    drawing.arrow((16, 1))
    drawing.label(0, 3, "A_prev")
    drawing.arrow((7, 3), (9, 3), kind="forward")
    drawing.box(10, 2, 13, "LINEAR", kind="forward")
    drawing.label(25, 2, "Z", "middle")
    drawing.arrow((23, 3), (28, 3), kind="forward")
    drawing.box(29, 2, 9, "g", kind="forward")
    drawing.arrow((38, 3), (40, 3), kind="forward")
    drawing.label(42, 3, "A")


def blocks() -> Drawing:
    drawing = Drawing(
        (
            "One layer forward and back: what each forward block caches is what the backward block"
            " below it needs"
        ),
        (
            "Upper row, from left to right: A_prev, LINEAR with W and b, Z, g, A. Between the rows"
            " stand the caches: A_prev, W and b under LINEAR, Z under g. Lower row, from right to"
            " left: dA, the block g', dZ, the block LINEAR backward, dA_prev. Each takes the cache"
            " above it. dW and db come out below."
        ),
    )
    half_forward(drawing)
    drawing.label(0, 7, "cache:", kind="cache")
    drawing.box(8, 6, 18, "A_prev, W, b", kind="cache")
    drawing.box(29, 6, 9, "Z", kind="cache")
    for row in (5, 9):
        drawing.arrow((16, row), kind="cache")
        drawing.arrow((33, row), kind="cache")
    drawing.label(42, 11, "dA")
    drawing.arrow((40, 11), (38, 11), kind="backward")
    drawing.box(29, 10, 9, "∗ g'(Z)", kind="backward")
    drawing.label(25, 10, "dZ", "middle")
    drawing.arrow((28, 11), (23, 11), kind="backward")
    drawing.box(10, 10, 13, "LINEAR", kind="backward")
    drawing.arrow((9, 11), (8, 11), kind="backward")
    drawing.label(0, 11, "dA_prev")
    drawing.arrow((16, 13))
    drawing.label(16, 14, "dW, db", "middle")
    return drawing


def forward_chain() -> Drawing:
    drawing = Drawing(
        "The forward pass: from X through all layers to AL, each layer leaving a cache",
        (
            "From top to bottom: X, layer 1 with W1 and b1, A1, dots for the layers between,"
            " A_{L-1}, layer L with W_L and b_L, AL. All layers are LINEAR and RELU but the last,"
            " which is LINEAR and SIGMOID. To the right, layer 1 leaves caches[0] and layer L"
            " leaves caches[L-1]."
        ),
    )
    chain(
        drawing,
        "forward",
        ("X", "A1", "A_{L-1}", "AL"),
        ("W1, b1", "1: LINEAR → RELU", "caches[0]"),
        ("W_L, b_L", "L: LINEAR → SIGMOID", "caches[L-1]"),
    )
    return drawing


def backward_chain() -> Drawing:
    drawing = Drawing(
        (
            "The backward pass: from dAL down to dA0, each layer taking its cache and leaving its"
            " gradients"
        ),
        (
            "From top to bottom: dAL, layer L, which is SIGMOID and then LINEAR, dA_{L-1}, dots for"
            " the layers between, dA1, layer 1, which is RELU and then LINEAR, dA0. From the right"
            " layer L takes caches[L-1] and layer 1 takes caches[0]. To the left they leave dW_L"
            " and db_L, and dW1 and db1."
        ),
    )
    chain(
        drawing,
        "backward",
        ("dAL", "dA_{L-1}", "dA1", "dA0"),
        ("dW_L, db_L", "L: SIGMOID → LINEAR", "caches[L-1]"),
        ("dW1, db1", "1: RELU → LINEAR", "caches[0]"),
    )
    return drawing


def chain(
    drawing: Drawing,
    kind: str,
    passed_on: tuple[str, str, str, str],
    first: tuple[str, str, str],
    last: tuple[str, str, str],
) -> None:
    """From top to bottom: two layers, dots between them, and what is passed on.

    To the left of a layer stands what it takes (forward) or leaves (backward), to the right its
    cache, which it leaves or takes.
    """
    left = 12 if kind == "backward" else 11  # of the layers' boxes
    label = 9 if kind == "backward" else 7  # of what stands beside them
    middle = left + 10

    def sideways(column: int, row: int, kind_of_arrow: str) -> None:
        cells = [(column, row), (column + 1, row)]
        drawing.arrow(*(reversed(cells) if kind == "backward" else cells), kind=kind_of_arrow)

    for row, (beside, layer, cache) in ((2, first), (8, last)):
        drawing.label(label, row + 1, beside, "end")
        sideways(left - 2, row + 1, "plain")
        drawing.box(left, row, 21, layer, kind=kind)
        sideways(left + 21, row + 1, "cache")
        drawing.box(left + 23, row, 13, cache, kind="cache")
    for row in (1, 5, 7, 11):
        drawing.arrow((middle, row), kind=kind)
    for column in (middle, middle + 20):
        drawing.label(column, 6, "⋮", "middle")
    drawing.label(middle, 0, passed_on[0], "middle")
    drawing.label(middle + 2, 5, passed_on[1])
    drawing.label(middle + 2, 7, passed_on[2])
    drawing.label(middle, 12, passed_on[3], "middle")


def three_layers() -> Drawing:
    drawing = Drawing(
        (
            "One iteration of a network with three layers: down through the layers to the cost, and"
            " back up"
        ),
        (
            "On the left, from top to bottom: X, layers 1 and 2 with RELU, layer 3 with SIGMOID,"
            " giving A1, A2 and A3 = AL. AL goes to the cost J at the bottom, which sends dAL up"
            " the right side: layer 3, dA2, layer 2, dA1, layer 1, dA0. From each layer on the left"
            " an arrow leads to the same layer on the right: its cache, A_prev, W, b and Z. Each"
            " layer on the right leaves its dW and db."
        ),
    )
    drawing.label(6, 0, "X", "middle")
    drawing.label(33, 0, "dA0", "middle")
    for layer in (1, 2, 3):
        row = 4 * layer - 2
        drawing.arrow((6, row - 1), kind="forward")
        drawing.arrow((33, row - 1), kind="backward", only=UP)
        name = "SIGMOID" if layer == 3 else "RELU"
        drawing.box(0, row, 13, f"{layer}: {name}", kind="forward")
        drawing.label(19, row, f"A{layer - 1} W{layer} b{layer} Z{layer}", "middle", kind="cache")
        drawing.arrow((13, row + 1), (26, row + 1), kind="cache")
        drawing.box(27, row, 13, f"{layer}: {name}", kind="backward")
        drawing.arrow((40, row + 1), only=RIGHT)
        drawing.label(42, row + 1, f"dW{layer}")
        drawing.label(42, row + 2, f"db{layer}")
        if layer < 3:
            drawing.label(8, row + 3, f"A{layer}")
            drawing.label(35, row + 3, f"dA{layer}")
    drawing.arrow((6, 13), (6, 15), (17, 15), kind="forward")
    drawing.label(8, 13, "AL")
    drawing.box(18, 14, 5, "J")
    drawing.arrow((23, 15), (33, 15), (33, 13), kind="backward")
    drawing.label(35, 13, "dAL")
    return drawing
