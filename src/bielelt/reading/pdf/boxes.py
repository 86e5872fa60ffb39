"""Boxes on a page, in points from its upper left corner as a reader holds it."""

from dataclasses import dataclass

from bielelt.reading.base import PageBox


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``top`` is above ``bottom``, so ``top`` is the smaller number."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From the left to the right edge."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From the upper to the lower edge."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle: x, y."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point lies inside or on an edge."""
        x, y = point
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def turned(self, quarters: int, width: float, height: float) -> "Box":
        """Return the box after the page of this size is turned clockwise.

        Args:
            quarters: how often by 90 degrees, 0 to 3.
            width: of the page before it is turned.
            height: of the page before it is turned.

        """
        if quarters == 1:
            return Box(height - self.bottom, self.x0, height - self.top, self.x1)
        if quarters == 2:  # noqa: PLR2004
            return Box(
                width - self.x1, height - self.bottom, width - self.x0, height - self.top
            )
        if quarters == 3:  # noqa: PLR2004
            return Box(self.top, width - self.x1, self.bottom, width - self.x0)
        return self

    def shares(self, width: float, height: float) -> PageBox:
        """Return the box as shares of a page of this size, what lies outside cut off."""
        x0, x1 = (min(max(x / width, 0.0), 1.0) for x in (self.x0, self.x1))
        top, bottom = (min(max(y / height, 0.0), 1.0) for y in (self.top, self.bottom))
        return x0, top, x1, bottom


def around(boxes: list[Box]) -> Box:
    """Return the smallest box around all of them."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
