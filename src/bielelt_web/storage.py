"""Where uploaded files lie: each stands under its name in full, or not at all."""

import os
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """A folder in which no name is taken before all its bytes are there.

    Files are named by their digest, and what lies there already is not written again: half
    a file, left by a process that was killed, would be taken for the whole one for ever.
    """

    def _save(self, name: str, content: File[Any]) -> str:
        """Write beside the name, then move; the same bytes may come twice at once."""
        part = super()._save(f"{name}.part", content)  # type: ignore[misc]  # stubs
        os.replace(self.path(part), self.path(name))  # noqa: PTH105 - storages know no Path
        return name
