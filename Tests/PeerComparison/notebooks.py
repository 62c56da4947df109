"""Checks that notebooks are valid, runs them, and prints what they print; ends with 1 on disagreement."""

import os
import shutil
import subprocess
import sys
import tempfile

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def python(notebook):
    NotebookClient(notebook, timeout=600, kernel_name="python3").execute()
    return "".join(
        output.get("text", "")
        for cell in notebook.cells if cell.cell_type == "code"
        for output in cell.outputs)


def r(notebook):
    if not shutil.which("Rscript"):
        raise RuntimeError("R is needed; on Debian: sudo apt-get install r-base-core r-cran-survey")
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    with tempfile.NamedTemporaryFile("w", suffix=".R", encoding="utf-8") as script:
        script.write(code)
        script.flush()
        # The encoding of labels is not that of the C locale.
        run = subprocess.run(
            ["Rscript", "--encoding=UTF-8", script.name], capture_output=True, text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"})
    if run.returncode != 0:
        raise RuntimeError(run.stderr)
    return run.stdout


failures = 0
for path in sys.argv[1:]:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    try:
        printed = (r if notebook.metadata.kernelspec.name == "ir" else python)(notebook)
        print(f"{path}\n{printed}", end="")
    except (CellExecutionError, RuntimeError) as error:
        failures += 1
        print(f"{path}: FAILED\n{error}")
sys.exit(1 if failures else 0)
