"""The stage in JupyterLab, in a real browser."""

from __future__ import annotations

import tempfile
import unittest
from importlib.util import find_spec
from pathlib import Path

import nbformat

from made import notebook
from subject import cells, look, serving, worst_in


@unittest.skipUnless(find_spec("jupyterlab"), "needs jupyterlab")
class Lab(unittest.TestCase):
    def test_the_stage_gives_the_maps_of_the_terminal(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            nbformat.write(notebook(cells()), Path(folder, "maps.ipynb"))
            options = ["--no-browser", "--allow-root", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
            with serving(["jupyterlab", *options], Path(folder, "lab.log")) as address:
                seen = look("lab.mjs", address, folder)
        self.assertEqual(seen.returncode, 0, seen.stderr)
        print(seen.stdout, flush=True)
        self.assertIn("labels True", seen.stdout)
        self.assertLess(worst_in(seen.stdout), 1e-3)
