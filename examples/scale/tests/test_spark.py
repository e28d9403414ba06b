"""Spark on two local cores, with a process killed in the middle."""

from __future__ import annotations

import os
import shutil
import sys
import unittest
from typing import Callable

from killer import Killer
from subject import COMMAND, COUNT, FEW, PLAIN, SCALE, TOO_FEW, check_table, drawn, installed, middle, module_in

JAVA = shutil.which("java") is not None


@unittest.skipUnless(installed("pyspark") and JAVA, "needs Java and pip install -r examples/scale/spark/requirements.txt")
class Spark(unittest.TestCase):
    def explained(self, images: list[str], killer: Callable[[], Killer]) -> list[dict]:
        from pyspark.sql import SparkSession

        os.environ["PYSPARK_PYTHON"] = sys.executable
        os.environ["PYTHONPATH"] = os.pathsep.join([str(SCALE / "spark"), str(SCALE)])
        # Two cores, and as many tries of a partition as on a cluster.
        session = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false").getOrCreate()
        death = killer()
        try:
            table = module_in("spark").explain(session, images, COMMAND, partitions=4)
            rows = [row.asDict() for row in table.collect()]
        finally:
            death.stop()
            session.stop()
        self.assertIsNotNone(death.killed, TOO_FEW)
        return rows

    def test_two_cores_one_worker_killed(self) -> None:
        images = drawn(COUNT)
        PLAIN.of(images)
        check_table(self, self.explained(images, lambda: Killer(after=middle(images))), images)

    def test_two_cores_one_python_process_killed(self) -> None:
        images = drawn(COUNT)[:FEW]
        PLAIN.of(images)
        check_table(self, self.explained(images, lambda: Killer(after=1, above=True)), images)
