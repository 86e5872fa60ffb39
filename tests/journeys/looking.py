"""What every look at a screen needs: axe, what of it is serious, and the weight of a visit."""

from pathlib import Path

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
SERIOUS = {"serious", "critical"}
MOST = 150_000  # bytes of a first visit, as they travel


def weight(request):
    """Return how many bytes the answer to a request took on the line."""
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
