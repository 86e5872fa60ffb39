import pytest
from django.core.files.base import ContentFile

from bielelt_web.storage import WholeFiles


class Torn(ContentFile):
    """A file whose writer dies after the first bytes."""

    def chunks(self, chunk_size=None):  # noqa: ARG002 - as Django calls it
        yield b"%PDF"
        raise KeyboardInterrupt


def test_a_file_that_broke_off_does_not_stand_under_its_name_and_can_come_again(tmp_path):
    storage = WholeFiles(tmp_path)

    with pytest.raises(KeyboardInterrupt):
        storage.save("imports/ab/abc.pdf", Torn(b""))

    assert not storage.exists("imports/ab/abc.pdf")
    assert (
        storage.save("imports/ab/abc.pdf", ContentFile(b"%PDF-1.7")) == "imports/ab/abc.pdf"
    )
    assert (tmp_path / "imports/ab/abc.pdf").read_bytes() == b"%PDF-1.7"
