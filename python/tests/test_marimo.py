"""The stage in a marimo app, in a real browser."""

from __future__ import annotations

import tempfile
import unittest
from importlib.util import find_spec
from pathlib import Path
from textwrap import indent

from subject import cells, look, serving, worst_in

APP = """
import marimo

app = marimo.App()


@app.cell
def _():
{show}
    return limelight, {names}


@app.cell
def _():
    import marimo

    again = marimo.ui.refresh(default_interval="5s")
    again
    return again, marimo


@app.cell
def _(again, marimo, limelight, {names}):
    again
    marimo.stop(any(one is None for one in view.maps), "not yet")
{compare}
    return


if __name__ == "__main__":
    app.run()
"""


@unittest.skipUnless(find_spec("marimo"), "needs marimo")
class Marimo(unittest.TestCase):
    def test_the_stage_gives_the_maps_of_the_terminal(self) -> None:
        show, compare = (indent(cell, "    ") for cell in cells())
        names = ", ".join(name for name in ("numpy", "picture", "view", "net") if f"{name} " in show or name == "numpy")
        with tempfile.TemporaryDirectory() as folder:
            app = Path(folder, "app.py")
            app.write_text(APP.format(show=show, compare=compare, names=names))
            options = ["--headless", "--no-token", "--host=127.0.0.1"]
            with serving(["marimo", "run", str(app), *options], Path(folder, "marimo.log")) as address:
                seen = look("marimo.mjs", address, folder)
        self.assertEqual(seen.returncode, 0, seen.stderr)
        print(seen.stdout, flush=True)
        self.assertIn("labels True", seen.stdout)
        self.assertLess(worst_in(seen.stdout), 1e-3)
