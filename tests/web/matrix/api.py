"""What programs are told."""

from tests.web.matrix.base import Row

MATRIX = {
    "api:rules": Row(stranger=200, signed_out=401),
    "api:findings": Row(kwargs=lambda rooms: {"pk": rooms.accepted.pk}, signed_out=401),
    "api:openapi-json": Row(stranger=200, signed_out=401),
    "api:api-root": Row(granted=404, signed_out=401),  # nothing is there
}
