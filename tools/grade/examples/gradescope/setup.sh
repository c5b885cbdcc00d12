#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the container from the autograder's zip: the project with these two
# files at its top level. Everything is installed and compiled here, so that grading a submission takes seconds.
set -euo pipefail
cd /autograder/source
chmod +x deepsteps
./deepsteps grade exercises --list >/dev/null
