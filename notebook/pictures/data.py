"""What the numbers are: an image as a column, a network's units, products with their shapes."""

from __future__ import annotations

from .drawing import Drawing

CAT = ["oo    oo", "oooooooo", "odoooodo", "ooowwooo", "oowppwoo", " owwwwo "]


def column() -> Drawing:
    drawing = Drawing(
        (
            "One column of X is one image: the red, green and blue of each pixel, row by row,"
            " divided by 255"
        ),
        (
            "On the left a small picture of a cat. An arrow leads to a column of numbers: red,"
            " green and blue of the first pixel, red of the second, and so on, 12288 in all. An"
            " arrow leads on to the matrix X of 12288 rows and m columns, in which this image is"
            " the second column."
        ),
    )
    drawing.pixels(0, 1, CAT)
    drawing.label(0, 7, "64 × 64 pixels")
    drawing.arrow((17, 4), (19, 4))
    drawing.label(22, -0.25, "x^(2)", "middle")
    image = {(0, row) for row in range(6)}
    drawing.matrix(21, 1, 6, 1, "forward", image)
    for row, name in enumerate(["red", "green", "blue", "red", "⋮", "blue"], 1):
        drawing.label(25, row, name)
    drawing.label(21, 7, "12288 values")
    drawing.arrow((31, 4), (33, 4))
    drawing.label(40, -0.25, "X", "middle")
    drawing.matrix(35, 1, 6, 5, "forward", {(1, row) for _, row in image})
    drawing.label(45, 7, "(12288, m)", "end")
    return drawing


# The layer's units, how many are drawn, and whether the last but one stands for those left out.
LAYERS = [
    ("12288", 6, True, "inputs"),
    ("20", 5, True, "RELU"),
    ("7", 4, True, "RELU"),
    ("5", 3, False, "RELU"),
    ("1", 1, False, "SIGMOID"),
]


def architecture() -> Drawing:
    drawing = Drawing(
        (
            "The network for the cats: 12288 inputs, layers of 20, 7 and 5 units with RELU, one"
            " output with SIGMOID"
        ),
        (
            "Five columns of circles, joined from each to all of the next. First the inputs X,"
            " 12288 of them; then layers 1, 2 and 3 with 20, 7 and 5 units and RELU; at last layer"
            " 4 with one unit and SIGMOID, whose output AL is the probability of a cat. L is 4: the"
            " inputs are not counted."
        ),
    )
    columns = []
    for i, (units, shown, shortened, function) in enumerate(LAYERS):
        x = 2 + 10 * i
        cells = [(x, 6 - shown + 2 * k) for k in range(shown)]
        if shortened:
            drawing.label(*cells.pop(-2), "⋮", "middle")
        for cell in cells:
            drawing.unit(*cell, "forward" if i else "plain")
        columns.append(cells)
        for row, text in enumerate([units, function, f"n_{i}" if i else "n_x"], 12):
            drawing.label(x, row, text, "middle")
    for left, right in zip(columns, columns[1:]):
        for start in left:
            for end in right:
                drawing.edge(start, end)
    return drawing


def linear_backward() -> Drawing:
    drawing = Drawing(
        "dW, db and dA_prev as products, drawn to their shapes for n_l = 2, n_{l-1} = 3, m = 4",
        (
            "dW, 2 by 3, is 1/m times dZ, 2 by 4, times A_prev transposed, 4 by 3. db, 2 by 1, is"
            " 1/m times the sums of the rows of dZ. dA_prev, 3 by 4, is W transposed, 3 by 2, times"
            " dZ, 2 by 4. One element of each result is marked, with the row and the column it is"
            " made of."
        ),
    )
    row_0 = {(column, 0) for column in range(4)}
    drawing.matrix(0, 1, 2, 3, "backward", {(1, 0)})
    drawing.label(8, 1.5, "= 1/m ·")
    drawing.matrix(16, 1, 2, 4, "backward", row_0)
    drawing.label(26, 1.5, "·")
    drawing.matrix(28, 0, 4, 3, "cache", {(1, row) for row in range(4)})
    drawing.label(3, 4, "dW", "middle")
    drawing.label(20, 4, "dZ", "middle")
    drawing.label(31, 4, "A_prevᵀ", "middle")
    drawing.matrix(4, 6, 2, 1, "backward", {(0, 0)})
    drawing.label(8, 6.5, "= 1/m · Σ")
    drawing.matrix(18, 6, 2, 4, "backward", row_0)
    drawing.label(5, 8, "db", "middle")
    drawing.label(22, 8, "dZ", "middle")
    drawing.matrix(0, 10, 3, 4, "backward", {(2, 1)})
    drawing.label(10, 11, "=")
    drawing.matrix(12, 10, 3, 2, "cache", {(0, 1), (1, 1)})
    drawing.label(18, 11, "·")
    drawing.matrix(20, 10, 2, 4, "backward", {(2, 0), (2, 1)})
    drawing.label(4, 13, "dA_prev", "middle")
    drawing.label(14, 13, "Wᵀ", "middle")
    drawing.label(24, 13, "dZ", "middle")
    return drawing
