"""The wheel, tried: maps by the terminal, a notebook in a kernel, and a notebook in JupyterLab in a real browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from importlib.util import find_spec
from pathlib import Path

import nbformat
import numpy as np

import limelight_widget as limelight
from limelight_widget.pictures import picture_of
from limelight_widget.recipe import recipe_of

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILT_IN = ROOT / "public/builtin/tabletop-layers"
PICTURE = ROOT / "public/builtin/pictures/boards.png"
COMMAND = f"node {ROOT / 'dist/cli/limelight.mjs'}"
needs_torch = unittest.skipUnless(find_spec("torch") and find_spec("onnx"), "needs torch and onnx")

NET = """
import torch
torch.manual_seed(1)
net = torch.nn.Sequential(
    torch.nn.Conv2d(3, 8, 3, stride=2, padding=1), torch.nn.ReLU(),
    torch.nn.Conv2d(8, 16, 3, stride=2, padding=1), torch.nn.ReLU(),
    torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten(), torch.nn.Linear(16, 3),
)
"""


class Terminal(unittest.TestCase):
    def test_a_path_gives_maps_in_order_and_a_bad_picture_its_error(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            broken = Path(folder, "broken.png")
            broken.write_bytes(PICTURE.read_bytes()[:200])
            first, second = limelight.cam(BUILT_IN, [PICTURE, broken], command=COMMAND, method="layercam", backend="cpu")
        assert first.map is not None
        self.assertEqual(first.map.dtype, np.float32)
        self.assertAlmostEqual(float(first.map.max()), 1, 5)
        self.assertEqual(first.answer["method"], "layercam")
        self.assertIsNone(second.map)
        self.assertIn("broken.png", second.error or "")

    @needs_torch
    def test_a_torch_module_is_exported_as_it_is_and_left_as_it_was(self) -> None:
        scope: dict = {}
        exec(NET, scope)
        net = scope["net"].train()
        picture = np.random.default_rng(0).integers(0, 255, (32, 32, 3), np.uint8)
        (found,) = limelight.cam(net, picture, labels=["a", "b", "c"], input_size=32, command=COMMAND, scale="unit", backend="cpu")
        self.assertTrue(net.training)
        with scope["torch"].no_grad():
            logits = net.eval()(scope["torch"].tensor(picture / 255.0).permute(2, 0, 1)[None].float())[0]
        best = int(logits.argmax())
        self.assertEqual(found.label, "abc"[best])
        self.assertAlmostEqual(found.answer["top"][0]["logit"], float(logits[best]), 4)


class Arguments(unittest.TestCase):
    def test_wishes_are_the_keys_of_a_link(self) -> None:
        wishes = {"method": "sscam", "samples": 8, "target_class": "tabby", "eigen_smooth": True, "layer": None}
        expected = {"method": "sscam", "p.samples": "8", "target-class": "tabby", "p.eigen_smooth": "true"}
        self.assertEqual(recipe_of(wishes), expected)

    def test_what_is_no_picture_or_model_is_named(self) -> None:
        with self.assertRaisesRegex(ValueError, r"Picture 2 is an array \[4, 4, 3\] of float64"):
            picture_of(np.zeros((4, 4, 3)), 2)
        with self.assertRaisesRegex(TypeError, "Picture 0 is a int"):
            picture_of(3, 0)
        with self.assertRaisesRegex(TypeError, "dict is neither a torch module"):
            limelight.explain({}, PICTURE)
        with self.assertRaisesRegex(FileNotFoundError, "nowhere.onnx does not exist"):
            limelight.explain("nowhere.onnx", PICTURE)


def notebook(cells: list[str]) -> nbformat.NotebookNode:
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return made


def cells() -> list[str]:
    model = "net, labels=['a', 'b', 'c'], input_size=32, scale='unit'" if find_spec("torch") else repr(str(BUILT_IN))
    model, _, more = model.partition(", ")
    wishes = f", {more}" if more else ""
    picture = "numpy.random.default_rng(0).integers(0, 255, (32, 32, 3), numpy.uint8)"
    return [
        f"import numpy\nimport limelight_widget as limelight\n{NET if find_spec('torch') else ''}\npicture = {picture}\n"
        f"view = limelight.explain({model}, [picture, {str(PICTURE)!r}]{wishes}, method='layercam')\nview",
        f"plain = limelight.cam({model}, [picture, {str(PICTURE)!r}]{wishes}, method='layercam', command={COMMAND!r})\n"
        "print('worst', max(float(abs(a - b.map).max()) for a, b in zip(view.maps, plain)))\n"
        "print('labels', [each['class']['label'] for each in view.results] == [each.label for each in plain])",
    ]


class Kernel(unittest.TestCase):
    def test_a_notebook_runs_and_shows_a_widget(self) -> None:
        from nbclient import NotebookClient

        made = notebook([cells()[0], "print(view.count, view.recipe, view.maps)"])
        NotebookClient(made, timeout=180).execute()
        kinds = made.cells[0].outputs[0].data.keys()
        self.assertIn("application/vnd.jupyter.widget-view+json", kinds)
        self.assertIn("2 {", made.cells[1].outputs[0].text)
        self.assertIn("[None, None]", made.cells[1].outputs[0].text)
        self.assertLess(len(nbformat.writes(made)), 1_000_000, "neither model nor engine lies in the notebook")


@unittest.skipUnless(find_spec("jupyterlab"), "needs jupyterlab")
class Lab(unittest.TestCase):
    def test_the_stage_in_jupyterlab_gives_the_maps_of_the_terminal(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            nbformat.write(notebook(cells()), Path(folder, "maps.ipynb"))
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            options = ["--no-browser", "--allow-root", f"--port={port}", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
            log = Path(folder, "lab.log").open("w")
            lab = subprocess.Popen([sys.executable, "-m", "jupyterlab", *options], stdout=log, stderr=log)
            try:
                address = f"http://127.0.0.1:{port}"
                for _ in range(240):
                    try:
                        urllib.request.urlopen(f"{address}/api").read()
                        break
                    except OSError:
                        time.sleep(0.5)
                shot = os.environ.get("WIDGET_SHOT", str(Path(folder, "lab.png")))
                seen = subprocess.run(["node", str(HERE / "lab.mjs"), address, shot], capture_output=True, text=True, cwd=ROOT)
            finally:
                lab.terminate()
                lab.wait()
                log.close()
        self.assertEqual(seen.returncode, 0, seen.stderr)
        print(seen.stdout, flush=True)
        self.assertIn("labels True", seen.stdout)
        self.assertLess(float(seen.stdout.split("worst ")[1].split()[0]), 1e-3)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
