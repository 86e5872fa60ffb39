"""Pictures of pages to lines and table rows: straightened, ruled lines found, cells read.

``read_picture`` is the way in, for picture files and for the scanned pages of a PDF. The
package is imported only when there is a picture to read: OpenCV and tesseract take a fifth
of a second and 60 MB, which readers of text should not pay.
"""

from bielelt.reading.ocr.page import read_picture

__all__ = ["read_picture"]
