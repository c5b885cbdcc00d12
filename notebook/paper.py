"""A page on paper: PDF by a headless browser, which knows MathML and CSS for print."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from course import CourseError, write

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SECONDS = 180


def browser() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def print_to(path: Path, html: str) -> None:
    program = browser()
    if program is None:
        raise CourseError(
            "A PDF takes chromium, and there is none. Install it, or print the HTML from a browser."
        )
    with tempfile.TemporaryDirectory(prefix="deepsteps-") as name:
        folder = Path(name)
        (folder / "page.html").write_text(html, encoding="utf-8")
        command = [
            program,
            "--headless=new",
            "--no-sandbox",  # it runs as root in containers, and opens nothing but this page
            "--disable-gpu",
            "--no-first-run",
            f"--user-data-dir={folder / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={folder / 'page.pdf'}",
            (folder / "page.html").as_uri(),
        ]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=_SECONDS, errors="replace"
            )
            said = done.stderr.strip().splitlines()
        except subprocess.TimeoutExpired:
            said = [f"it did not end within {_SECONDS} s"]
        printed = folder / "page.pdf"
        if not printed.exists():
            why = said[-1] if said else "it said nothing"
            raise CourseError(f"{program} printed no PDF ({why}); print the HTML from a browser.")
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, printed.read_bytes())
