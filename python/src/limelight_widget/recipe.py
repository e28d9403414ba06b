"""Keyword arguments -> the keys of a link."""

from __future__ import annotations

from typing import Any

KEYS = {"method", "layer", "fuse", "target", "convention", "scale", "fit", "resize", "resample", "size"}
KEYS |= {"output", "backend", "look"}


def recipe_of(wishes: dict[str, Any]) -> dict[str, str]:
    """`target_class` is the class; what is no key of its own is a parameter of the method (`samples=8`)."""
    entries: dict[str, str] = {}
    for name, value in wishes.items():
        if value is None:
            continue
        text = str(value).lower() if isinstance(value, bool) else str(value)
        key = "target-class" if name == "target_class" else name if name in KEYS else f"p.{name}"
        entries[key] = text
    return entries
