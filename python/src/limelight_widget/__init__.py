"""Class activation maps in notebooks; see the README."""

from .terminal import Cam, cam
from .widget import Explanation, explain

__all__ = ["Cam", "Explanation", "cam", "explain"]
__version__ = "0.1.0"
