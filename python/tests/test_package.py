"""The wheel without a browser: maps by the terminal, arguments, and a notebook in a kernel."""

from __future__ import annotations

import struct
import tempfile
import unittest
import zlib
from pathlib import Path

import nbformat
import numpy as np

import limelight_widget as limelight
from limelight_widget.pictures import picture_of
from limelight_widget.recipe import recipe_of

from made import notebook
from subject import BUILT_IN, COMMAND, HAS_TORCH, NET, PICTURE, cells


def claiming(width: int, height: int) -> bytes:
    """A PNG file of some bytes that says it is so large."""
    size = struct.pack(">II", width, height) + bytes([8, 2, 0, 0, 0])
    chunks = [(b"IHDR", size), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    parts = [struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


needs_torch = unittest.skipUnless(HAS_TORCH, "needs torch and onnx")


class Terminal(unittest.TestCase):
    def test_a_path_gives_maps_in_order_and_a_bad_picture_its_error(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            broken = Path(folder, "broken.png")
            broken.write_bytes(PICTURE.read_bytes()[:200])
            bomb = Path(folder, "bomb.png")
            bomb.write_bytes(claiming(60_000, 60_000))
            wishes = {"command": COMMAND, "method": "layercam", "backend": "cpu"}
            first, second, third, last = limelight.cam(BUILT_IN, [PICTURE, broken, bomb, PICTURE], **wishes)
        assert first.map is not None
        self.assertEqual(first.map.dtype, np.float32)
        self.assertAlmostEqual(float(first.map.max()), 1, 5)
        self.assertEqual(first.answer["method"], "layercam")
        self.assertIsNone(second.map)
        self.assertIn("broken.png", second.error or "")
        self.assertIn("bomb.png has 60,000 × 60,000 pixels", third.error or "")
        self.assertEqual(last.answer["score"], first.answer["score"])

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
