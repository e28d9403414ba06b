"""Maps of many pictures with Spark: each partition keeps one `limelight worker`, Parquet out.

    spark-submit --py-files ../limelight_worker.py explain.py --model my_model --images list.txt --out maps -- --method layercam
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Iterator

import pandas as pd
from pyspark.sql import DataFrame, SparkSession

HERE = Path(__file__).resolve().parent
SCHEMA = "image string, ok boolean, error string, label string, score double, height int, width int, map array<float>"


def explain(session: SparkSession, images: list[str], command: list[str], *, partitions: int) -> DataFrame:
    folder = str(HERE.parent)

    def explained(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        # On a cluster the module comes by --py-files; on one machine from where it lies.
        sys.path.append(folder)
        from limelight_worker import Worker, row_of

        with Worker(command) as worker:
            for frame in frames:
                answers = worker.ask({"image": image} for image in frame["image"])
                yield pd.DataFrame([row_of(image, answer) for image, answer in zip(frame["image"], answers)])

    rows = session.createDataFrame([(image,) for image in images], "image string")
    return rows.repartition(partitions, "image").mapInPandas(explained, SCHEMA)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--images", required=True, help="a text file of paths, a line each")
    parser.add_argument("--out", required=True, help="folder for the Parquet files")
    parser.add_argument("--partitions", type=int, default=8)
    parser.add_argument("--command", default="npx limelight", help="how the terminal command is called")
    parser.add_argument("options", nargs="*", help="options of `limelight worker`, behind --")
    given = parser.parse_args()
    images = [line for line in Path(given.images).read_text().splitlines() if line]
    command = [*given.command.split(), "worker", "--model", given.model, *given.options]
    session = SparkSession.builder.getOrCreate()
    explain(session, images, command, partitions=given.partitions).write.parquet(given.out)


if __name__ == "__main__":
    main()
