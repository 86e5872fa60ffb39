"""Pages drawn small, kept to be looked at beside what was read from them.

Keeping leaves no audit entry, as the index of the search does: it repeats what the file
shows. The file itself is what the trail speaks of.
"""

from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from bielelt.core.roles import Actor, Permission, require
from bielelt.reading.page_images import PageImage
from bielelt_web.models import Import
from bielelt_web.models.imports import stored_page


def keep(*, source: Import, images: Iterable[PageImage], by: Actor) -> None:
    """Store the pages of a file under its digest; what lies there already is left.

    Args:
        source: the import whose file was drawn.
        images: as ``bielelt.reading.page_images`` draws them.
        by: the worker; needs IMPORT_READ in the organisation of the import.

    Raises:
        NotPermitted: ``by`` lacks the permission.

    """
    require(by, Permission.IMPORT_READ, organisation=source.organisation.code)
    for image in images:
        place = stored_page(source.sha256, image.page)
        if not default_storage.exists(place):
            default_storage.save(place, ContentFile(image.data))
