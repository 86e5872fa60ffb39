import pytest
from django.core.files.storage import default_storage
from tests.factories import ImportFactory

from bielelt.core.errors import NotPermitted
from bielelt.core.roles import Actor, Role
from bielelt.reading.page_images import PageImage
from bielelt_web.actions import page_images
from bielelt_web.queries.source_pages import page_image

pytestmark = pytest.mark.django_db


def drawn(page, data=b"\x89PNG page"):
    return PageImage(page, 15, 10, "image/png", data)


@pytest.fixture
def source(cast):
    return ImportFactory(organisation=cast.district, sha256="ab" * 32)


def test_pages_are_kept_beside_their_file_and_what_lies_there_is_left(source, cast):
    by = Actor("worker", {cast.district.code: Role.WORKER})
    page_images.keep(source=source, images=[drawn(1), drawn(2, b"\xff\xd8\xff")], by=by)
    page_images.keep(source=source, images=[drawn(1, b"another")], by=by)

    found = []
    for number in (1, 2):
        file, media_type = page_image(source, number)
        with file:
            found.append((file.read(), media_type))
    assert found == [(b"\x89PNG page", "image/png"), (b"\xff\xd8\xff", "image/jpeg")]


def test_only_the_worker_keeps_pages(source, cast):
    with pytest.raises(NotPermitted):
        page_images.keep(source=source, images=[drawn(3)], by=cast.actor(Role.REGISTRAR))

    assert not default_storage.exists(f"pages/ab/{source.sha256}/3")
