"""A photographed or scanned page made straight: white paper, black letters of one size.

The ruled lines and the letters then have known sizes: all lengths that follow are in
heights of a small letter, ``LETTER`` pixels.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from cv2.typing import MatLike

from bielelt.reading.base import PageBox
from bielelt.reading.ocr.flattening import flatten

LETTER = 16
"""Pixels of a small letter on a straightened page. At 12 more digits are misread, at 22
reading takes half as long again and is no better."""

_PIXELS = 18_000_000  # A4 at 430 dpi; what is larger is shrunk first
_SAMPLE = 1_000  # pixels across, enough to see the skew
_STEEPEST = 5.0  # degrees
_WHITE = 255
_INK = (80, 190)  # the bounds of the threshold between ink and paper
_COLOURED = 45  # difference of the strongest and the weakest colour of coloured ink
_EDGE = 9  # pixels around coloured ink that belong to it
_BLACK, _LIGHT = 60, 170  # strongest colour of print, and of the edge of a stamp
_PRINT = np.clip((np.arange(256) - _BLACK) * _WHITE / (_LIGHT - _BLACK), 0, 255).astype(
    np.uint8
)
"""What becomes of the strongest colour of a pixel under a stamp."""

_MOST_COLOURED = 0.4  # share of the ink; beyond it the text itself is coloured
_LARGEST_SCALE, _SMALLEST_SCALE = 4.0, 0.3
# What shares of a picture become when it is turned.
_UPSIDE_DOWN = np.array([[-1, 0, 1], [0, -1, 1], [0, 0, 1]])
_TURNED = np.array([[0, 1, 0], [-1, 0, 1], [0, 0, 1]])  # counterclockwise
_LETTERS = 30  # fewer tell no size
_FEW = 8  # pixels


@dataclass(frozen=True, slots=True)
class Sheet:
    """A straightened page.

    ``grey`` is 0 for ink and 255 for paper. ``ink`` is 255 where there is ink. ``stamp`` is
    255 where coloured ink was taken away; ``ruled`` is the ink with what was taken away, as
    the lines of a table go on under a stamp. ``quarters`` says how often the picture was
    turned clockwise; ``way_back`` (a homography, 3 × 3) leads from a point of the sheet, in
    pixels, to where it stands in the picture so turned, in shares of its width and height.
    """

    grey: MatLike
    ink: MatLike
    stamp: MatLike
    ruled: MatLike
    way_back: MatLike
    quarters: int = 0

    def turned(self) -> "Sheet":
        """Return the page upside down."""
        height, width = self.grey.shape[:2]
        turn = np.array([[-1, 0, width], [0, -1, height], [0, 0, 1]])
        way_back = _UPSIDE_DOWN @ self.way_back @ turn
        parts = (self.grey, self.ink, self.stamp, self.ruled)
        grey, ink, stamp, ruled = (cv2.rotate(part, cv2.ROTATE_180) for part in parts)
        return Sheet(grey, ink, stamp, ruled, way_back, (self.quarters + 2) % 4)

    def on_picture(self, left: int, top: int, right: int, bottom: int) -> PageBox:
        """Return what surrounds a rectangle of the sheet in the picture, turned as it is read."""
        corners = [(x, y, 1) for x in (left, right) for y in (top, bottom)]
        seen = np.array(corners) @ self.way_back.T
        found = np.clip(seen[:, :2] / seen[:, 2:], 0, 1)
        (x0, y0), (x1, y1) = found.min(axis=0).tolist(), found.max(axis=0).tolist()
        return x0, y0, x1, y1


def straighten(picture: MatLike) -> Sheet:
    """Return a page in colour (BGR) with its lines of text level, perhaps upside down."""
    pixels = picture.shape[0] * picture.shape[1]
    if pixels > _PIXELS:
        factor = (_PIXELS / pixels) ** 0.5
        picture = cv2.resize(
            picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA
        )
    picture, bent = flatten(picture)
    white = _whiten(picture)
    grey, stamp = _take_colour_away(white)
    ink = ink_of(grey)
    quarters = 3 if _stands_on_its_side(ink) else 0
    if quarters:
        bent = _TURNED @ bent @ np.linalg.inv(_TURNED)
        white, grey, stamp, ink = (
            cv2.rotate(p, cv2.ROTATE_90_COUNTERCLOCKWISE) for p in (white, grey, stamp, ink)
        )
    scale = LETTER / letter_height(ink)
    scale = min(max(scale, _SMALLEST_SCALE), _LARGEST_SCALE, (_PIXELS / grey.size) ** 0.5)
    turn = _skew(ink)
    whole = cv2.cvtColor(white, cv2.COLOR_BGR2GRAY)
    warp = _Warp.of(grey, turn, scale)
    grey, whole = (warp.apply(part, _WHITE) for part in (grey, whole))
    stamp = warp.apply(stamp, 0)
    return Sheet(grey, ink_of(grey), stamp, ink_of(whole), bent @ warp.way_back(), quarters)


def ink_of(grey: MatLike) -> MatLike:
    """Return 255 where there is ink, without single specks."""
    calm = cv2.medianBlur(grey, 3)
    threshold, _ = cv2.threshold(calm, 0, _WHITE, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    threshold = min(max(threshold, _INK[0]), _INK[1])
    # Thin lines vanish in the median: what is dark before and grey after it counts too.
    return cv2.bitwise_or(
        cv2.threshold(calm, threshold, _WHITE, cv2.THRESH_BINARY_INV)[1],
        cv2.bitwise_and(
            cv2.threshold(grey, threshold, _WHITE, cv2.THRESH_BINARY_INV)[1],
            cv2.threshold(cv2.blur(grey, (3, 3)), 215, _WHITE, cv2.THRESH_BINARY_INV)[1],
        ),
    )


def letter_height(ink: MatLike) -> float:
    """Return the height of small letters in pixels; ``LETTER`` when there are too few."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    width, height, area = (stats[1:, i] for i in (2, 3, 4))
    shaped = (width < 3 * height) & (height < 4 * width) & (area > height * width * 0.15)
    heights = height[shaped & (height >= _FEW - 2) & (height < ink.shape[0] // 20)]
    return float(np.median(heights)) if len(heights) >= _LETTERS else float(LETTER)


def _whiten(picture: MatLike) -> MatLike:
    """Return the picture on white paper: without its tint, its shadows and its folds."""
    height, width = picture.shape[:2]
    small = cv2.resize(
        picture, (max(width // 8, 1), max(height // 8, 1)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((11, 11), np.uint8))
    paper = cv2.medianBlur(paper, 5)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(picture, paper, scale=_WHITE)


def _take_colour_away(picture: MatLike) -> tuple[MatLike, MatLike]:
    """Return grey without stamps and coloured signatures, and where these were."""
    strongest, weakest = _extremes(picture)
    # Noise is of every colour: only what keeps its colour when blurred has one.
    calm_strongest, calm_weakest = _extremes(cv2.GaussianBlur(picture, (0, 0), 1.2))
    colour = cv2.subtract(calm_strongest, calm_weakest)
    stamp = cv2.threshold(colour, _COLOURED, _WHITE, cv2.THRESH_BINARY)[1]
    inked = cv2.countNonZero(cv2.threshold(weakest, 128, _WHITE, cv2.THRESH_BINARY_INV)[1])
    if cv2.countNonZero(stamp) > _MOST_COLOURED * inked:
        # The text itself is coloured: nothing is taken away.
        return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.zeros_like(stamp)
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    # JPEG takes the colour off the edges of a stroke; they are what surrounds colour.
    stamp = cv2.dilate(stamp, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_EDGE, _EDGE)))
    # Black print under a stamp is dark in every colour, the stamp only in some.
    print_only = cv2.LUT(cv2.medianBlur(strongest, 3), _PRINT)
    return cv2.copyTo(print_only, stamp, grey), stamp


def _extremes(picture: MatLike) -> tuple[MatLike, MatLike]:
    """Return the strongest and the weakest colour of every pixel."""
    blue, green, red = cv2.split(picture)
    return cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red)


def _stands_on_its_side(ink: MatLike) -> bool:
    """Whether letters follow each other down the page.

    They stand closer to the next in their line than to the next line: widened along the
    line they melt into fewer pieces than widened across.
    """
    letters = _only_letters(ink)
    reach = max(int(letter_height(ink) * 0.6), 2)
    along, across = (
        cv2.connectedComponents(cv2.dilate(letters, np.ones(size, np.uint8)))[0]
        for size in ((1, reach), (reach, 1))
    )
    return across < along


def _only_letters(ink: MatLike) -> MatLike:
    height = letter_height(ink)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    keep = (stats[:, 2] < 4 * height) & (stats[:, 3] < 4 * height) & (stats[:, 4] > height)
    keep[0] = False
    return np.asarray(keep[labels] * _WHITE, np.uint8)


def _skew(ink: MatLike) -> float:
    """Return the angle in degrees by which the lines fall to the right."""
    factor = min(_SAMPLE / max(ink.shape), 1.0)
    small = cv2.resize(ink, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)

    def sharpness(angle: float) -> float:
        rows = _turn(small, angle).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(rows)).sum())

    coarse = max(np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.25), key=sharpness)
    return float(max(np.arange(coarse - 0.25, coarse + 0.26, 0.05), key=sharpness))


def _turn(picture: MatLike, angle: float) -> MatLike:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    return cv2.warpAffine(picture, matrix, (width, height))


@dataclass(frozen=True, slots=True)
class _Warp:
    """A picture turned and scaled in one go, with the corners it would lose.

    ``before`` and ``after`` are width and height in pixels.
    """

    matrix: MatLike
    scale: float
    before: tuple[int, int]
    after: tuple[int, int]

    @classmethod
    def of(cls, picture: MatLike, angle: float, scale: float) -> "_Warp":
        height, width = picture.shape[:2]
        radians = abs(np.deg2rad(angle))
        across = int((width * np.cos(radians) + height * np.sin(radians)) * scale)
        down = int((height * np.cos(radians) + width * np.sin(radians)) * scale)
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale)
        matrix[:, 2] += (across - width) / 2, (down - height) / 2
        return cls(matrix, scale, (width, height), (across, down))

    def apply(self, picture: MatLike, fill: int) -> MatLike:
        if self.scale < 1:
            # Averaged before it is thinned out, or strokes of one pixel vanish.
            picture = cv2.GaussianBlur(picture, (0, 0), 0.4 / self.scale)
        return cv2.warpAffine(
            picture, self.matrix, self.after, flags=cv2.INTER_CUBIC, borderValue=fill
        )

    def way_back(self) -> MatLike:
        """Return what leads from pixels of the result to shares of the picture before."""
        way = cv2.invertAffineTransform(self.matrix)
        return np.vstack([way / np.array(self.before)[:, np.newaxis], [0, 0, 1]])
