"""Ray Data on two cores, with a process killed in the middle."""

from __future__ import annotations

import os
import unittest
from typing import Callable

from killer import Killer
from subject import COMMAND, COUNT, FEW, PLAIN, SCALE, TOO_FEW, check_table, drawn, installed, middle, module_in


@unittest.skipUnless(installed("ray"), "needs ray[data]: pip install -r examples/scale/ray/requirements.txt")
class Ray(unittest.TestCase):
    def explained(self, images: list[str], killer: Callable[[], Killer]) -> list[dict]:
        import ray

        paths = os.pathsep.join([str(SCALE), str(SCALE / "ray")])
        ray.init(num_cpus=2, logging_level="ERROR", include_dashboard=False, runtime_env={"env_vars": {"PYTHONPATH": paths}})
        death = killer()
        try:
            rows = module_in("ray").explain(images, COMMAND, actors=2, batch=16).take_all()
        finally:
            death.stop()
            ray.shutdown()
        self.assertIsNotNone(death.killed, TOO_FEW)
        return rows

    def test_two_actors_one_worker_killed(self) -> None:
        images = drawn(COUNT)
        PLAIN.of(images)
        check_table(self, self.explained(images, lambda: Killer(after=middle(images))), images)

    def test_two_actors_one_of_them_killed(self) -> None:
        images = drawn(COUNT)[:FEW]
        PLAIN.of(images)
        check_table(self, self.explained(images, lambda: Killer(after=1, above=True)), images)
