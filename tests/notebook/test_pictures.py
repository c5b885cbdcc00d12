"""The pictures: they are what the lessons have, nothing covers anything, and all can read them."""

from __future__ import annotations

import json
import re
import sys
import unittest
import xml.etree.ElementTree as ElementTree
from itertools import combinations
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "notebook"))

import pictures  # noqa: E402
from pictures import drawing, outline, svg, text  # noqa: E402

SVG = "{http://www.w3.org/2000/svg}"
EXERCISES = json.loads((PROJECT / "exercises/course.json").read_text())["exercises"]
COURSE = [entry["name"] for entry in EXERCISES if not entry.get("further")]


def lesson(exercise: str) -> str:
    """Its Markdown; of the solution where there is one, since a learner may change the other."""
    folder = "solutions" if (PROJECT / "solutions").exists() else "exercises"
    lines = (PROJECT / folder / f"{exercise}.cpp").read_text().splitlines()
    return "\n".join(re.sub("^// ?", "", line) for line in lines if line.startswith("//"))


def all_drawings() -> dict[str, drawing.Drawing]:
    drawings = {name: draw() for name, draw in pictures.DRAWINGS.items()}
    return drawings | {f"place {name}": outline.place(name) for name in COURSE}


def cells(element: drawing.Element) -> set[tuple[int, int]]:
    page = text.as_text(drawing.Drawing("", "", [element]))
    return {
        (x, y) for y, line in enumerate(page.split("\n")) for x, c in enumerate(line) if c != " "
    }


def contrast(colour: str, paper: str) -> float:
    """By WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted([luminance(colour), luminance(paper)])
    return (light + 0.05) / (dark + 0.05)


class Lessons(unittest.TestCase):
    def test_a_lesson_has_the_picture_as_it_is_drawn(self) -> None:
        for entry in EXERCISES:
            name, markdown = entry["name"], lesson(entry["name"])
            woven = pictures.in_pages(name, markdown)
            self.assertEqual(
                name in pictures.IN_LESSONS, woven != markdown, f"{name}: draw it as pictures does"
            )
            self.assertNotRegex(
                woven, "[┌▼►■▒]{2}|┌─", f"{name} has a picture that pictures does not know"
            )

    def test_a_lesson_is_no_wider_than_its_file(self) -> None:
        for name in set(pictures.IN_LESSONS.values()):
            for line in pictures.text_form(name).split("\n"):
                self.assertLessEqual(len("//     " + line), 100)


class Drawings(unittest.TestCase):
    def test_nothing_covers_a_word(self) -> None:
        for name, drawn in all_drawings().items():
            placed = [e for e in drawn.elements if not isinstance(e, drawing.Edge)]
            for first, second in combinations(placed, 2):
                if isinstance(first, drawing.Arrow) and isinstance(second, drawing.Arrow):
                    continue
                self.assertFalse(cells(first) & cells(second), f"{name}: {first} and {second}")

    def test_a_box_holds_its_words(self) -> None:
        for name, drawn in all_drawings().items():
            for box in (e for e in drawn.elements if isinstance(e, drawing.Box)):
                for line in box.lines:
                    self.assertLessEqual(len(line), box.width - 2, f"{name}: {line}")

    def test_it_is_legible_on_a_phone(self) -> None:
        # Where 328 pixels are left of 360, a text of 13.5 pixels keeps 11.
        for name, drawn in all_drawings().items():
            columns, _ = svg.extent(drawn)
            self.assertLessEqual(columns, 48, name)

    def test_colours_have_the_contrast_of_aa(self) -> None:
        for colours, paper in ((svg.LIGHT, "#ffffff"), (svg.DARK, "#1e1e1e")):
            for kind, colour in colours.items():
                self.assertGreaterEqual(contrast(colour, paper), 4.5, f"{kind} on {paper}")

    def test_the_outline_has_every_exercise_of_the_course(self) -> None:
        self.assertEqual(sorted(sum(outline.STAGES.values(), [])), COURSE)
        shown = pictures.text_form("outline")
        for name in COURSE:
            self.assertIn(name[:2], shown)

    def test_an_exercise_finds_its_place(self) -> None:
        for name in COURSE:
            self.assertIn("you are here", pictures.place(name))
            self.assertEqual(pictures.place(name[:2]).count("you are here"), 1)
        self.assertEqual(pictures.place("99_beyond"), "")


class Svg(unittest.TestCase):
    def test_it_says_what_it_shows(self) -> None:
        written = [pictures.picture(name) for name in pictures.DRAWINGS] + [
            pictures.place(n) for n in COURSE
        ]
        names: list[str] = []
        for source in written:
            root = ElementTree.fromstring(source)
            labels = root.get("aria-labelledby", "").split()
            told = {
                part.get("id"): part.text or ""
                for part in root
                if part.tag in (f"{SVG}title", f"{SVG}desc")
            }
            self.assertEqual(list(told), labels)
            self.assertTrue(all(len(words) > 20 for words in told.values()), told)
            self.assertTrue(root.findall(f"{SVG}text"))
            names += labels
        self.assertEqual(len(names), len(set(names)), "ids are unique in a page")

    def test_indices_are_set_as_such(self) -> None:
        self.assertEqual(
            re.sub("<[^>]*>|\u200b", "", svg.words("n_{l-1}, dA_prev, A_prevᵀ, x^(2)")),
            "nl-1, dAprev, Aprevᵀ, x(2)",
        )
        self.assertIn(">prev</tspan>", svg.words("A_prevᵀ"))
        self.assertEqual(svg.words("a < b"), "a &lt; b")

    def test_alone_it_needs_no_page(self) -> None:
        source = pictures.picture("blocks", alone=True)
        self.assertIn('fill="#fff"', source)
        self.assertNotIn("prefers-color-scheme", source)
        self.assertNotIn("var(--picture", source)


if __name__ == "__main__":
    unittest.main()
