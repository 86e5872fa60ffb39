"""A photographed page made flat: rules that run together in a distance run side by side again.

The slope of the rules across changes with their height on the picture, that of the rules down
with their distance from the left; on a scan neither does. From both follows the rectangle that
the camera saw as another figure.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from cv2.typing import MatLike

_SAMPLE = 1_100  # pixels across, enough to see the rules
_SHORTEST = 0.12  # of the picture: no row of letters is so long without a gap
_STEEPEST = 0.35  # slope of a rule that still runs across, or down
_FEWEST = 6  # rules of either direction
_BENT = 0.006  # by which slopes may differ from edge to edge of a scan
_STEEPEST_CHANGE = 0.5  # from edge to edge; more is no page
_OFF = 0.01  # by which the slope of a rule may differ from what the others say
_ROUNDS = 3
_SPREAD = 0.3  # of the picture, over which the rules must be spread

_Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Fan:
    """Lines of one direction: their slope in the middle, and its change from edge to edge."""

    middle: float
    change: float

    def slope(self, place: float) -> float:
        """Return the slope of the line that crosses the middle at ``place``, from 0 to 1."""
        return self.middle + self.change * (place - 0.5)


def flatten(picture: MatLike) -> tuple[MatLike, _Numbers]:
    """Return a page in colour (BGR) without perspective, and what leads back from it.

    Returns:
        The picture, as it came if it is flat already, and a homography (3 × 3) from a point of
        it to one of the picture that came, both in shares of width and height.

    """
    height, width = picture.shape[:2]
    across, down = _fans(picture)
    if across is None or down is None:
        return picture, np.eye(3)
    bent = max(abs(across.change), abs(down.change))
    if not _BENT < bent < _STEEPEST_CHANGE:
        return picture, np.eye(3)
    corners = [(x, y) for y in (0.0, 1.0) for x in (0.0, 1.0)]
    seen = [_seen(across, down, *corner) for corner in corners]
    way_back = cv2.getPerspectiveTransform(
        np.array(corners, np.float32), np.array(seen, np.float32)
    )
    size = np.diag([width, height, 1.0])
    made = cv2.warpPerspective(
        picture,
        size @ way_back @ np.linalg.inv(size),
        (width, height),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return made, np.asarray(way_back, np.float64)


def _fans(picture: MatLike) -> tuple[_Fan | None, _Fan | None]:
    """Return the rules across and those down, on a picture of width and height 1.

    None where there are too few of them, or all at one place.
    """
    height, width = picture.shape[:2]
    factor = min(_SAMPLE / max(height, width), 1.0)
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    found = cv2.createLineSegmentDetector().detect(grey)[0]
    if found is None:
        return None, None
    found = found.reshape(-1, 4)
    long = np.hypot(found[:, 2] - found[:, 0], found[:, 3] - found[:, 1])
    found = found[long > _SHORTEST * min(grey.shape)]
    x0, y0, x1, y1 = (found / np.array([small.shape[1], small.shape[0]] * 2, np.float64)).T
    aspect = small.shape[0] / small.shape[1]
    level = np.abs(y1 - y0) * aspect < _STEEPEST * np.abs(x1 - x0)
    upright = np.abs(x1 - x0) < _STEEPEST * np.abs(y1 - y0) * aspect
    return (
        _fit(x0[level], y0[level], x1[level], y1[level]),
        _fit(y0[upright], x0[upright], y1[upright], x1[upright]),
    )


def _fit(u0: _Numbers, v0: _Numbers, u1: _Numbers, v1: _Numbers) -> _Fan | None:
    """Return the fan of lines that run along u.

    Lines of one direction meet in a point, so that the slope is a linear function of where
    they cross the middle.
    """
    slope = (v1 - v0) / (u1 - u0)
    crossing = v0 + slope * (0.5 - u0)
    for _ in range(_ROUNDS):
        if len(slope) < _FEWEST or np.ptp(crossing) < _SPREAD:
            return None
        change, middle = np.polyfit(crossing - 0.5, slope, 1)
        off = np.abs(middle + change * (crossing - 0.5) - slope)
        kept = off <= max(_OFF, float(np.median(off)) * 2)
        slope, crossing = slope[kept], crossing[kept]
    return _Fan(float(middle), float(change))


def _seen(across: _Fan, down: _Fan, x: float, y: float) -> tuple[float, float]:
    """Return where the rule across at height y and the rule down at x cross on the picture."""
    level, upright = across.slope(y), down.slope(x)
    crossed = (y + level * (x - 0.5 - 0.5 * upright)) / (1 - level * upright)
    return x + upright * (crossed - 0.5), crossed
