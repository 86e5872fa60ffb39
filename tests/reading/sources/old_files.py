"""Makes the frame of old office files: what they are told by, without a document in it."""

import io
import zipfile

from bielelt.reading.legacy import OLE


def compound(*names):
    """Return a file with a directory of streams, such as old Word and Excel files have."""
    entries = [
        name.encode("utf-16-le").ljust(64, b"\0")
        + (2 * len(name) + 2).to_bytes(2, "little")
        + b"\2"
        + bytes(61)
        for name in names
    ]
    return OLE.ljust(512, b"\0") + b"".join(entries)


def open_document(mimetype):
    """Return an OpenDocument package that holds nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", mimetype)
    return out.getvalue()
