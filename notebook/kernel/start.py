"""./deepsteps jupyter: installs the kernel for the user, refreshes the notebook and opens it."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

import command_line  # noqa: E402
import course  # noqa: E402

USAGE = """\
Usage: ./deepsteps jupyter [OPTIONS]
Opens the course in Jupyter: exercises/deepsteps.ipynb, with a cell for each exercise.

Options:
  -h,--help     Print this help message and exit
  --lab         JupyterLab, where it is installed
  --install     only install the kernel and bring the notebook up to date

All other options are Jupyter's own, such as --no-browser or --port 8889."""


def make_folder(folder: str) -> None:
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise course.CourseError(
            f"Jupyter keeps its files in {folder}, which cannot be written ({error.strerror}). Set"
            " HOME to a folder of yours, or JUPYTER_DATA_DIR and JUPYTER_RUNTIME_DIR."
        ) from None


def install_kernel() -> None:
    """For the user, so that other front ends find the kernel, too."""
    import ipynb
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_core.paths import jupyter_data_dir, jupyter_runtime_dir

    for folder in (jupyter_data_dir(), jupyter_runtime_dir()):
        make_folder(folder)
    spec = {
        # With frozen modules, the debugger that ipykernel loads prints a warning.
        "argv": [
            sys.executable,
            "-Xfrozen_modules=off",
            str(HERE / "main.py"),
            "-f",
            "{connection_file}",
        ],
        "display_name": ipynb.KERNEL["display_name"],
        "language": ipynb.KERNEL["language"],
        "interrupt_mode": "signal",
    }
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "kernel.json").write_text(json.dumps(spec, indent=1), encoding="utf-8")
        try:
            KernelSpecManager().install_kernel_spec(folder, ipynb.KERNEL["name"], user=True)
        except OSError as error:
            raise course.CourseError(
                f"The kernel cannot be installed: {error.filename or jupyter_data_dir()}:"
                f" {error.strerror}."
            ) from None


def open_notebook(lab: bool, options: list[str]) -> None:
    import refresh

    server = shutil.which("jupyter-lab" if lab else "jupyter-notebook")
    if server is None:
        raise course.CourseError(
            "JupyterLab is not installed here; install it, or leave out --lab."
            if lab
            else "jupyter-notebook is not in the PATH; install the package jupyter-notebook."
        )
    if os.geteuid() == 0:
        options = ["--allow-root", *options]
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = (
        "1"  # the server's debugger would print a warning
    )
    os.chdir(course.PROJECT)
    sys.stdout.flush()
    os.execv(server, [server, str(refresh.NOTEBOOK), *options])


def main(words: list[str]) -> int:
    if "-h" in words or "--help" in words:
        print(USAGE)
        return 0
    options = [word for word in words if word not in ("--lab", "--install")]
    if options and not options[0].startswith("-"):
        command_line.say_error(
            f'jupyter takes no "{options[0]}"; see ./deepsteps jupyter --help.'
        )
        return command_line.MISUSED
    command_line.end_if_only_arguments()
    import refresh

    try:
        install_kernel()
        for sentence in refresh.refresh():
            print(sentence)
        if "--install" not in words:
            open_notebook("--lab" in words, options)
    except course.CourseError as error:
        return command_line.failed(error)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
