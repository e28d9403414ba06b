"""Maps of many pictures with Ray Data: actors that each keep one `limelight worker`, Parquet out.

    python explain.py --model my_model --images list.txt --out maps --actors 2 -- --method layercam
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import ray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from limelight_worker import Worker, row_of  # noqa: E402

SCHEMA = pa.schema(
    [
        ("image", pa.string()),
        ("ok", pa.bool_()),
        ("error", pa.string()),
        ("label", pa.string()),
        ("score", pa.float64()),
        ("height", pa.int32()),
        ("width", pa.int32()),
        ("map", pa.list_(pa.float32())),
    ]
)


class Explain:
    """One actor, one process, one open model."""

    def __init__(self, command: list[str]) -> None:
        self.worker = Worker(command)

    def __call__(self, batch: dict[str, np.ndarray]) -> pa.Table:
        answers = self.worker.ask({"image": str(image)} for image in batch["image"])
        return table_of(batch["image"], answers)


def table_of(images: np.ndarray, answers: list[dict]) -> pa.Table:
    rows = [row_of(str(image), answer) for image, answer in zip(images, answers)]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def explain(images: list[str], command: list[str], *, actors: int, batch: int):
    data = ray.data.from_items([{"image": image} for image in images], override_num_blocks=max(actors * 4, 1))
    return data.map_batches(
        Explain,
        fn_constructor_args=[command],
        concurrency=actors,
        batch_size=batch,
        num_cpus=1,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--images", required=True, help="a text file of paths, a line each")
    parser.add_argument("--out", required=True, help="folder for the Parquet files")
    parser.add_argument("--actors", type=int, default=2)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--command", default="npx limelight", help="how the terminal command is called")
    parser.add_argument("options", nargs="*", help="options of `limelight worker`, behind --")
    given = parser.parse_args()
    images = [line for line in Path(given.images).read_text().splitlines() if line]
    command = [*given.command.split(), "worker", "--model", given.model, *given.options]
    ray.init(logging_level="ERROR")
    explain(images, command, actors=given.actors, batch=given.batch).write_parquet(given.out)


if __name__ == "__main__":
    main()
