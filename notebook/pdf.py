"""Prints a page as PDF: by Chromium, which sets MathML; WeasyPrint does not."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import course

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 180


def print_page(page: Path, pdf: Path) -> None:
    """Replaces the PDF, whole or not at all."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise course.CourseError(
            "A PDF is printed by Chromium, which is not installed; apt-get install chromium."
        )
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder, "page.pdf")
        words = [browser, "--headless", f"--user-data-dir={folder}/profile", "--disable-gpu"]
        words += ["--no-pdf-header-footer", "--generate-pdf-document-outline"]
        words += [f"--print-to-pdf={draft}", "--no-first-run", "--disable-extensions"]
        if os.geteuid() == 0:
            words.append("--no-sandbox")  # Chromium's own does not run as root
        try:
            done = subprocess.run(
                [*words, page.as_uri()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=SECONDS,
            )
        except subprocess.TimeoutExpired:
            raise course.CourseError(
                f"{browser} did not print {page.name} within {SECONDS} s; try again."
            ) from None
        if not draft.is_file():
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise course.CourseError(
                f"{browser} did not print {page.name}: {lines[-1] if lines else 'no reason given'}."
            )
        course.write(pdf, draft.read_bytes())
