"""Reports printed by our own printer and drawn as a scanner sees them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from cv2.typing import MatLike

from bielelt.core.report import Report
from bielelt.core.report_json import from_dict
from bielelt.printing import print_report

SAMPLES = Path(__file__).parent.parent.parent / "samples"
POINTS = 72


@dataclass(frozen=True)
class Scan:
    """A way of scanning: dots per inch, skew in degrees, noise, quality of JPEG, a stamp.

    ``tilt`` is the share of the width by which a telephone, held askew, sees the upper edge
    shorter than the lower; such a picture has a shadow and a table top around the paper.
    """

    name: str
    dpi: int
    skew: float = 0.0
    noise: float = 0.0
    quality: int = 95
    stamp: bool = False
    tilt: float = 0.0


SCANS = (
    Scan("300 dpi, clean", 300),
    Scan("200 dpi, noise 20, skew 1.5°, JPEG 40", 200, 1.5, 20, 40),
    Scan("200 dpi, the same and stamps", 200, -1.0, 20, 40, stamp=True),
    Scan("150 dpi, clean", 150),
    Scan("150 dpi, noise 12, skew 0.8°, JPEG 60", 150, 0.8, 12, 60),
    Scan("photograph, 220 dpi, tilted by 9 %", 220, 0.6, 6, 80, tilt=0.04),
)


def truth_of(sample: str) -> Report:
    """Return what a careful clerk reads out of a sample; it leaves out places."""
    data = json.loads((SAMPLES / sample).read_text("utf-8"))
    for decision in data["decisions"]:
        for clause in decision["clauses"]:
            clause |= {"origin": [], "confidence": 1}
    return from_dict({"repairs": [], "doubts": [], "unplaced": [], "source": None, **data})


def write_scan(report: Report, scan: Scan, path: Path) -> int:
    """Write the printed report as a TIFF of many pages; return how many."""
    pages = [damage(page, scan, n) for n, page in enumerate(draw(report, scan.dpi))]
    cv2.imwritemulti(str(path), pages)
    return len(pages)


def draw(report: Report, dpi: int) -> Iterator[MatLike]:
    """Yield the printed pages as pixels."""
    for page in pypdfium2.PdfDocument(print_report(report, format="pdf")):
        yield np.ascontiguousarray(page.render(scale=dpi / POINTS).to_numpy()[:, :, :3])


def damage(page: MatLike, scan: Scan, seed: int) -> MatLike:
    """Return the page as a scanner gives it."""
    random = np.random.default_rng(seed)
    if scan.stamp:
        page = _stamped(page, scan.dpi)
    if scan.skew:
        height, width = page.shape[:2]
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), scan.skew, 1)
        page = cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255))
    if scan.tilt:
        page = photographed(page, scan.tilt)
    if scan.noise:
        noise = random.normal(0, scan.noise, page.shape)
        page = np.clip(page + noise, 0, 255).astype(np.uint8)
    _, coded = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, scan.quality])
    return cv2.imdecode(coded, cv2.IMREAD_COLOR)


def photographed(page: MatLike, tilt: float) -> MatLike:
    """Return the page as a telephone sees it from below and from the left."""
    height, width = page.shape[:2]
    page = cv2.warpPerspective(
        page,
        perspective(width, height, tilt),
        (width, height),
        flags=cv2.INTER_AREA,
        borderValue=(110, 130, 150),
    )
    across = np.linspace(1, 0.72, width)[None, :, None]
    shadow = across * np.linspace(1, 0.9, height)[:, None, None]
    return np.clip(page * shadow, 0, 255).astype(np.uint8)


def perspective(width: float, height: float, tilt: float) -> MatLike:
    """Return the homography from a page of this size to its photograph."""
    size = np.array([width, height], np.float32)
    page = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], np.float32)
    left, right = 0.02 + tilt, 0.98 - 1.2 * tilt
    seen = [[left, 0.03], [right, 0.03 + tilt], [0.02, 0.97], [0.98, 0.97]]
    return cv2.getPerspectiveTransform(page * size, np.array(seen, np.float32) * size)


def _stamped(page: MatLike, dpi: int) -> MatLike:
    """Return the page with a round blue stamp and a blue signature over the table."""
    stamp = np.full_like(page, 255)
    height, width = page.shape[:2]
    blue, red = (200, 90, 60), (70, 60, 210)
    centre = (int(width * 0.62), int(height * 0.45))
    for radius in (0.7, 0.62, 0.4):
        cv2.circle(stamp, centre, int(radius * dpi), blue, max(dpi // 60, 1))
    at = np.linspace(0, 6, 200)
    x, y = width * 0.3 + at * dpi * 0.3, height * 0.6 + np.sin(at * 3) * dpi * 0.3
    curve = np.stack([x, y], axis=1).astype(np.int32)
    cv2.polylines(stamp, [curve], isClosed=False, color=red, thickness=max(dpi // 80, 1))
    return cv2.multiply(page, stamp, scale=1 / 255)
