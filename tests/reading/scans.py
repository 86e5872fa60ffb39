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
    """A way of scanning: dots per inch, skew in degrees, noise, quality of JPEG, a stamp."""

    name: str
    dpi: int
    skew: float = 0.0
    noise: float = 0.0
    quality: int = 95
    stamp: bool = False


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
    if scan.noise:
        noise = random.normal(0, scan.noise, page.shape)
        page = np.clip(page + noise, 0, 255).astype(np.uint8)
    _, coded = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, scan.quality])
    return cv2.imdecode(coded, cv2.IMREAD_COLOR)


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
