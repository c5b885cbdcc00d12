"""The learner's own numbers: what is shown and marked, and that nothing of theirs is markup."""

from __future__ import annotations

import json
import re
import sys
import unittest
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "notebook"))

import own_numbers  # noqa: E402
from own_numbers import film, quantities, steps  # noqa: E402


def quantity(name: str, rows: list[list[float]] | float | str | list[Any]) -> dict[str, Any]:
    """As checks/report.cpp writes it."""
    its: dict[str, Any] = {"name": name, "word": "", "shape": None, "values": [], "parts": []}
    if isinstance(rows, str):
        its["word"] = rows
    elif isinstance(rows, float):
        its["values"] = [repr(rows)]
    elif rows and isinstance(rows[0], dict):
        its["parts"] = rows
    else:
        its["shape"] = {"rows": len(rows), "cols": len(rows[0]) if rows else 0}
        its["values"] = [repr(x) for row in rows for x in row]
    return its


def verdict(*calls: dict[str, Any]) -> dict[str, Any]:
    return {"report": {"cells": [{"edition": "v4", "calls": list(calls)}], "film": None}}


def linear_backward(dW: list[list[float]]) -> dict[str, Any]:
    cache = [quantity("A", [[1.0, 2.0]]), quantity("W", [[3.0]]), quantity("b", [[0.0]])]
    right = [quantity("dA_prev", [[15.0, -3.0]]), quantity("dW", [[1.5]]), quantity("db", [[2.0]])]
    got = [right[0], quantity("dW", dW), right[2]]
    return {
        "function": "linear_backward",
        "arguments": [quantity("dZ", [[5.0, -1.0]]), quantity("cache", cache)],
        "got": got,
        "right": right,
    }


class Section(unittest.TestCase):
    def test_a_right_answer_stands_alone(self) -> None:
        html = own_numbers.section("07", verdict(linear_backward([[1.5]])))
        self.assertNotIn("the right", html)
        self.assertEqual(html.count("differs"), 0)
        for name in ("dZ", "A_prev", "W", "dW", "db", "dA_prev"):
            self.assertIn(f'data-name="{name}"', html)

    def test_a_wrong_one_is_marked_beside_the_right_one(self) -> None:
        html = own_numbers.section("07", verdict(linear_backward([[3.0]])))
        self.assertIn("the right dW", html)
        self.assertEqual(html.count("differs"), 2)
        self.assertIn("First difference at (0, 0): yours 3.0, right 1.5.", html)

    def test_it_says_whose_numbers_they_are(self) -> None:
        call = verdict(linear_backward([[3.0]]))
        mine = own_numbers.section("07", call, own_numbers.whose("exercises"))
        solution = own_numbers.section("07", call, own_numbers.whose("solutions"))
        self.assertIn("<h3>Your numbers</h3>", mine)
        self.assertIn("<h3>The solution’s numbers</h3>", solution)
        self.assertNotIn("your", solution.lower())

    def test_a_wrong_shape_is_said(self) -> None:
        html = own_numbers.section("07", verdict(linear_backward([[1.5], [1.5]])))
        self.assertIn("Your dW is 2 × 1; 1 × 1 is right.", html)

    def test_nothing_is_shown_of_what_returned_nothing(self) -> None:
        call = linear_backward([[1.5]]) | {"got": []}
        self.assertEqual(own_numbers.section("07", verdict(call)), "")

    def test_names_are_no_markup(self) -> None:
        evil = "</script><img src=x onerror=alert(1)>"
        call = {
            "function": "update_parameters",
            "arguments": [
                quantity("parameters", [quantity(evil, [[1.0]])]),
                quantity("grads", [quantity("d" + evil, [[1.0]])]),
                quantity("learning_rate", 0.1),
            ],
            "got": [quantity("updated", [quantity(evil, [[float("nan")]])])],
            "right": [quantity("updated", [quantity(evil, [[0.9]])])],
        }
        html = own_numbers.section("10", verdict(call))
        self.assertNotIn("<img", html)
        self.assertEqual(html.count("</script>"), 1)

    def test_an_unknown_function_is_shown_all_the_same(self) -> None:
        call = linear_backward([[1.5]]) | {"function": "brier_score"}
        self.assertIn("cache", own_numbers.section("14", verdict(call)))


class Steps(unittest.TestCase):
    def test_every_rule_names_what_is_shown(self) -> None:
        for function in ("linear_backward",):
            call = steps.recorded(linear_backward([[1.5]]))
            entries = {e.name: e for step in steps.steps_of(call) for e in step.entries}
            for entry in entries.values():
                named = [
                    str(v) for k, v in (entry.rule or {}).items() if k not in ("kind", "g", "rate")
                ]
                for name in named:
                    self.assertTrue(name in entries or name == "True", f"{function}: {name}")

    def test_rounding_is_no_difference_and_nan_is_one(self) -> None:
        self.assertTrue(quantities.agree(0.1 + 0.2, 0.3))
        self.assertTrue(quantities.agree(float("nan"), float("nan")))
        self.assertFalse(quantities.agree(float("nan"), 1.0))


class Film(unittest.TestCase):
    def test_the_boundary_is_where_the_network_says_one_half(self) -> None:
        # AL = σ(x): the boundary is x = 0.
        parameters = [quantity("W1", [[1.0, 0.0]]), quantity("b1", [[0.0]])]
        frame = {"iteration": 0, "cost": "0.7", "parameters": parameters}
        recorded = {
            "function": "L_layer_model",
            "X": quantity("", [[1.0, -1.0], [0.0, 0.0]]),
            "Y": quantity("", [[1.0, 0.0]]),
            "layer_dims": quantity("", [[2.0, 1.0]]),
            "learning_rate": "0.3",
            "frames": [frame, frame, frame],
        }
        html = film({"report": {"film": recorded}})
        points = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", html)
        self.assertGreater(len(points), 50)
        for x, _ in points:
            self.assertAlmostEqual(float(x), 0, places=3)
        data = re.search(r'<script type="application/json">(.*?)</script>', html)
        assert data
        self.assertEqual(len(json.loads(data[1])["frames"]), 3)


if __name__ == "__main__":
    unittest.main()
