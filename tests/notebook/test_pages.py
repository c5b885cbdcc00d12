"""The pages: their numbers are computed again, formulas are formulas, links lead somewhere."""

from __future__ import annotations

import ast
import json
import math
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "notebook"))

import pictures  # noqa: E402

Matrix = list[list[float]]
FILES = sorted((PROJECT / "notebook/pages").glob("*.md"))
PAGES = {path.name[3:-3]: path.read_text() for path in FILES}
NUMBERS = [
    e["name"][:2] for e in json.loads((PROJECT / "exercises/course.json").read_text())["exercises"]
]


def front(page: str) -> dict[str, str]:
    head = re.match(r"---\n(.*?)\n---\n", page, re.DOTALL)
    return dict(line.split(": ", 1) for line in head[1].split("\n")) if head else {}


def one_line(page: str) -> str:
    return " ".join(page.split())


class Forms(unittest.TestCase):
    def test_the_front_matter_says_where_a_page_stands(self) -> None:
        for name, page in PAGES.items():
            self.assertIn(front(page).get("after"), ["00", *NUMBERS, "end"], name)
            self.assertTrue(front(page).get("title"), name)

    def test_pages_stand_in_the_order_of_their_files(self) -> None:
        places = ["00", *NUMBERS, "end"]
        order = [places.index(front(page)["after"]) for page in PAGES.values()]
        self.assertEqual(order, sorted(order))

    def test_the_glossary_is_in_order(self) -> None:
        terms = re.findall(r"^- \*\*([^*]+)\*\*: ", PAGES["glossary"], re.MULTILINE)
        self.assertGreaterEqual(len(terms), 40)
        self.assertEqual(terms, sorted(terms, key=str.lower))

    def test_links_and_pictures_are_there(self) -> None:
        anchors = {front(page).get("anchor") for page in PAGES.values()} | {
            f"exercise-{n}" for n in NUMBERS
        }
        for name, page in PAGES.items():
            for anchor in re.findall(r"\]\(#([^)]*)\)", page):
                self.assertIn(anchor, anchors, name)
            for picture in re.findall(r"\]\(picture:([^)]*)\)", page):
                self.assertIn(picture, pictures.DRAWINGS, name)

    @unittest.skipUnless(shutil.which("pandoc"), "pandoc is not installed")
    def test_every_formula_becomes_mathml(self) -> None:
        made = subprocess.run(
            ["pandoc", "--mathml", "--fail-if-warnings", "--file-scope", *map(str, FILES)],
            capture_output=True,
            text=True,
        )
        self.assertEqual(made.returncode, 0, made.stderr)
        kept_as_text = r"<(pre|code).*?</\1>|<annotation.*?</annotation>"
        text = re.sub(kept_as_text, "", made.stdout, flags=re.DOTALL)
        self.assertEqual(re.findall(r".{0,60}\$.{0,60}", text), [])


def worked_example() -> tuple[dict[str, Matrix], dict[str, str]]:
    """The table's values, and as they are written."""
    table = PAGES["worked-example"].split("<!-- worked example -->\n\n")[1].split("\n\n")[0]
    values, written = {}, {}
    for line in table.split("\n"):
        row = re.match(r"\| `(\w+)` \|.*\| (\S.*?) \|$", line)
        if row:
            value = ast.literal_eval(row[2])
            values[row[1]] = value if isinstance(value, list) else [[value]]
            written[row[1]] = row[2]
    return values, written


def times(left: Matrix, right: Matrix) -> Matrix:
    return [[sum(a * b for a, b in zip(row, column)) for column in zip(*right)] for row in left]


def each(f, *matrices: Matrix) -> Matrix:
    return [[f(*values) for values in zip(*rows)] for rows in zip(*matrices)]


def transposed(matrix: Matrix) -> Matrix:
    return [list(column) for column in zip(*matrix)]


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def forward(given: dict[str, Matrix]) -> dict[str, Matrix]:
    def linear(W: Matrix, A: Matrix, b: Matrix) -> Matrix:
        return [[z + bias[0] for z in row] for row, bias in zip(times(W, A), b)]

    Z1 = linear(given["W1"], given["X"], given["b1"])
    A1 = each(lambda z: max(0.0, z), Z1)
    Z2 = linear(given["W2"], A1, given["b2"])
    A2 = each(sigmoid, Z2)
    losses = each(lambda a, y: -(y * math.log(a) + (1 - y) * math.log(1 - a)), A2, given["Y"])[0]
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2, "J": [[sum(losses) / len(losses)]]}


def backward(given: dict[str, Matrix], passed: dict[str, Matrix]) -> dict[str, Matrix]:
    m = len(given["X"][0])

    def mean(matrix: Matrix) -> Matrix:
        return each(lambda x: x / m, matrix)

    ones = [[1.0]] * m
    dA2 = each(lambda a, y: -(y / a - (1 - y) / (1 - a)), passed["A2"], given["Y"])
    dZ2 = each(lambda d, z: d * sigmoid(z) * (1 - sigmoid(z)), dA2, passed["Z2"])
    dA1 = times(transposed(given["W2"]), dZ2)
    dZ1 = each(lambda d, z: d if z > 0 else 0.0, dA1, passed["Z1"])
    return {
        "dA2": dA2,
        "dZ2": dZ2,
        "dW2": mean(times(dZ2, transposed(passed["A1"]))),
        "db2": mean(times(dZ2, ones)),
        "dA1": dA1,
        "dZ1": dZ1,
        "dW1": mean(times(dZ1, transposed(given["X"]))),
        "db1": mean(times(dZ1, ones)),
        "dA0": times(transposed(given["W1"]), dZ1),
    }


PARAMETERS = ("W1", "b1", "W2", "b2")


def cost_with(given: dict[str, Matrix], name: str, row: int, column: int, change: float) -> float:
    moved = [list(values) for values in given[name]]
    moved[row][column] += change
    return forward(given | {name: moved})["J"][0][0]


def recomputed(given: dict[str, Matrix]) -> dict[str, Matrix]:
    """Everything of the table, from its first rows."""
    passed = forward(given)
    gradients = backward(given, passed)
    alpha = given["alpha"][0][0]
    stepped = {
        name: each(lambda w, d: w - alpha * d, given[name], gradients["d" + name])
        for name in PARAMETERS
    }
    plus, minus = (cost_with(given, "W2", 0, 0, h) for h in (0.01, -0.01))
    after = {f"{name}_new": value for name, value in (stepped | forward(given | stepped)).items()}
    return (
        given
        | passed
        | gradients
        | after
        | {"J_plus": [[plus]], "J_minus": [[minus]], "slope": [[(plus - minus) / 0.02]]}
    )


class WorkedExample(unittest.TestCase):
    def setUp(self) -> None:
        self.values, self.written = worked_example()
        self.given = {name: self.values[name] for name in ("X", "Y", *PARAMETERS, "alpha")}
        self.right = recomputed(self.given)

    def test_every_value_of_the_table_is_right(self) -> None:
        self.assertGreater(len(self.values), 25)
        for name, value in self.values.items():
            right = self.right[name]
            self.assertEqual([len(row) for row in value], [len(row) for row in right], name)
            texts = iter(re.findall(r"-?[\d.]+", self.written[name]))
            for number in (x for row in right for x in row):
                text = next(texts)
                decimals = len(text.partition(".")[2])
                # A short number is exact, one of four decimals and more is rounded.
                allowed = 1e-12 if decimals < 4 else 0.5001 * 10**-decimals
                self.assertLessEqual(abs(float(text) - number), allowed, f"{name}: {text}")

    def test_the_text_has_no_other_numbers(self) -> None:
        known = {
            float(n) for text in self.written.values() for n in re.findall(r"-?\d+\.\d+", text)
        } | {0.01}
        prose = PAGES["worked-example"].split("**What to see in it.**")[1]
        for number in re.findall(r"-?\d+\.\d+", prose):
            self.assertIn(float(number), known)

    def test_the_gradients_are_slopes(self) -> None:
        for name in PARAMETERS:
            for row, values in enumerate(self.given[name]):
                for column in range(len(values)):
                    plus, minus = (
                        cost_with(self.given, name, row, column, h) for h in (1e-5, -1e-5)
                    )
                    self.assertAlmostEqual(
                        (plus - minus) / 2e-5, self.values["d" + name][row][column], delta=1e-9
                    )

    def test_dA0_is_the_slope_of_one_example_s_loss(self) -> None:
        m = len(self.given["X"][0])
        for row, values in enumerate(self.given["X"]):
            for column in range(m):
                plus, minus = (cost_with(self.given, "X", row, column, h) for h in (1e-5, -1e-5))
                self.assertAlmostEqual(
                    m * (plus - minus) / 2e-5, self.values["dA0"][row][column], delta=1e-9
                )

    def test_the_second_answer_gets_worse(self) -> None:
        self.assertGreater(self.right["A2_new"][0][1], self.right["A2"][0][1])
        self.assertLess(self.right["J_new"][0][0], self.right["J"][0][0])


class Statements(unittest.TestCase):
    """Numbers in sentences: each is computed here, and must stand in the page as it comes out."""

    def assert_says(self, page: str, words: str) -> None:
        self.assertIn(words, one_line(PAGES[page]))

    def test_the_parameters_of_the_network(self) -> None:
        layers = [12288, 20, 7, 5, 1]
        parameters = sum(n * (n_prev + 1) for n_prev, n in zip(layers, layers[1:]))
        self.assert_says(
            "derivation", f"has {parameters} parameters: {2 * parameters} forward passes"
        )
        self.assert_says(
            "notation", f"inputs: 64 · 64 pixels, each with red, green and blue | {64 * 64 * 3} |"
        )

    def test_the_plateau_of_the_cost(self) -> None:
        share = 72 / 209
        entropy = -(share * math.log(share) + (1 - share) * math.log(1 - share))
        self.assert_says("training", f"saying 72/209 = {share:.4f} to each, costs {entropy:.4f}.")
        self.assert_says("training", f"near log 2 = {math.log(2):.4f}:")

    def test_accuracy_for_nothing_and_its_deviation(self) -> None:
        self.assert_says(
            "training", f'answering "cat" to everything has an accuracy of {33 / 50:.2f}.'
        )
        self.assert_says("training", f"training images, has {17 / 50:.2f}.)")
        deviation = math.sqrt(0.8 * 0.2 / 50)
        self.assert_says("training", f"= {deviation:.3f}$")
        self.assert_says("training", f"0.80 ± {deviation:.2f}")

    def test_where_a_sigmoid_is_1_and_0(self) -> None:
        bound = 53 * math.log(2)
        self.assert_says("stable-cost", f"from $z = {bound:.2f}$ on")
        self.assertEqual((sigmoid(36.74), sigmoid(36.73) < 1), (1, True))
        overflow = math.log(sys.float_info.max)
        self.assert_says("stable-cost", f"exactly 0 below $z = -{overflow:.1f}$")

    def test_the_stable_loss_is_the_loss(self) -> None:
        for z in (-5, -2, -0.5, 0, 0.5, 2, 5):
            for y in (0, 1):
                a = sigmoid(z)
                loss = -(math.log(a) if y else math.log(1 - a))
                stable = max(z, 0) - y * z + math.log1p(math.exp(-abs(z)))
                self.assertAlmostEqual(stable / loss, 1, delta=1e-12)

    def test_slopes_of_the_activations(self) -> None:
        for z in (-2.0, -0.3, 0.0, 1.5):
            for f, slope in (
                (sigmoid, sigmoid(z) * (1 - sigmoid(z))),
                (math.tanh, 1 - math.tanh(z) ** 2),
            ):
                self.assertAlmostEqual((f(z + 1e-5) - f(z - 1e-5)) / 2e-5, slope, delta=1e-9)


if __name__ == "__main__":
    unittest.main()
