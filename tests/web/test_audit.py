import pytest

from bielelt_web.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return AuditEntry.objects.create(action="x.do", actor="bat", subject="x:1")


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda _: AuditEntry.objects.update(actor="dorj"),
        lambda _: AuditEntry.objects.all().delete(),
    ],
    ids=["save", "delete", "update-all", "delete-all"],
)
def test_an_audit_entry_is_neither_changed_nor_deleted(entry, change):
    entry.actor = "dorj"

    with pytest.raises(TypeError, match="Write a new entry"):
        change(entry)

    assert [str(e) for e in AuditEntry.objects.all()] == ["bat x.do x:1"]
