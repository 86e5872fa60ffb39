"""Many files at once and what comes out of archives: what is written, refused and audited."""

import hashlib
from io import BytesIO

import pytest
from django.core.files import File
from django_tasks_db.models import DBTaskResult
from tests.factories import ImportFactory, ParcelFactory

from bielelt.core.errors import NotPermitted, Refused, UnreadableDocument
from bielelt.core.roles import Role
from bielelt.reading.batch.members import MAX_MEMBERS, MAX_UNPACKED_BYTES, Member
from bielelt_web.actions import parcels
from bielelt_web.models import AuditEntry, Import, LeftOut, Parcel

pytestmark = pytest.mark.django_db

WORDS = "Мод тарих\tТарьсан.".encode()


def words(name, content=WORDS):
    return File(BytesIO(content), name)


@pytest.fixture
def send(cast):
    """Send files at once as one of the cast into the district."""

    def sent(*files, role=Role.REGISTRAR):
        return parcels.send(
            organisation=cast.district,
            files=files,
            limit_for=lambda name: 1000 if name.endswith(".zip") else 100,
            by=cast.actor(role),
        )

    return sent


@pytest.fixture
def source(cast):
    """Return the import of an archive that is being read."""
    return ImportFactory(
        organisation=cast.district, name="жил.zip", state=Import.State.READING
    )


@pytest.fixture
def member(tmp_path):
    """Write a file as it lies unpacked."""

    def written(name, content=WORDS):
        path = tmp_path / f"{name.replace('/', '-')}"
        path.write_bytes(content)
        return Member(name, path, hashlib.sha256(content).hexdigest())

    return written


def trail():
    return [(e.action, e.subject, e.after) for e in AuditEntry.objects.order_by("id")]


# Sending ----------------------------------------------------------------------------------


def test_each_file_is_an_import_and_each_refused_one_is_told_by_its_name(send):
    parcel = send(
        words("а.txt"),
        words("б.exe"),
        words("в.txt", b""),
        words("г.txt"),
        words("д.txt", b"x" * 101),
        words("е.zip", b"x" * 101),
    )

    assert [row.name for row in parcel.imports.order_by("pk")] == ["а.txt", "е.zip"]
    why = {row.name: row.why.split("“")[0] for row in parcel.left_out.all()}
    assert list(why) == ["б.exe", "в.txt", "г.txt", "д.txt"]
    assert why["в.txt"] == "The file is empty. Choose the file again."
    assert why["г.txt"] == "This file is here already: "
    assert why["д.txt"].startswith("The file has 1 MB; at most 0 MB")
    assert (parcel.name, parcel.sent, parcel.others) == ("а.txt", 6, 5)


def test_the_trail_tells_of_the_parcel_and_of_each_file(send):
    parcel = send(words("а.txt"), words("б.txt", b""))

    after = {"name": "а.txt", "files": 2, "organisation": "26449"}
    told = trail()
    assert told[0] == ("parcels.begin", f"parcel:{parcel.pk}", after)
    assert [action for action, _, _ in told[1:]] == ["imports.upload", "parcels.leave_out"]


def test_nobody_sends_a_parcel_without_permission_and_none_is_begun(send):
    with pytest.raises(NotPermitted):
        send(words("а.txt"), words("б.txt"), role=Role.REVIEWER)

    assert not Parcel.objects.exists()
    assert not AuditEntry.objects.exists()


def test_who_sends_one_file_does_not_wait_behind_the_many_of_another(
    send, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(words("а.txt"), words("б.txt", b"other"))

    assert [task.priority for task in DBTaskResult.objects.all()] == [-10, -10]


# Unpacking --------------------------------------------------------------------------------


def test_what_came_out_is_written_queued_and_audited_at_once(source, member, cast):
    taken = [member("2019/а.txt"), member("2020/а.txt", b"other")]
    refused = Member("нууц.txt", refusal="“нууц.txt” is protected by a password.")

    parcel = parcels.unpack(source=source, members=[*taken, refused], by=cast.worker)

    source.refresh_from_db()
    rows = list(source.members.order_by("pk"))
    assert (source.state, source.parcel) == (Import.State.UNPACKED, parcel)
    assert [(row.name, row.parcel, row.uploaded_by) for row in rows] == [
        ("2019/а.txt", parcel, "bat"),
        ("2020/а.txt", parcel, "bat"),
    ]
    tasks = DBTaskResult.objects.ready().order_by("enqueued_at", "pk")
    queued = [task.args_kwargs["kwargs"]["source_id"] for task in tasks]
    assert sorted(queued) == [row.pk for row in rows]
    after = {"state": "unpacked", "files": 2, "left_out": 1}
    assert trail() == [("parcels.unpack", f"import:{source.pk}", after)]


def test_only_the_worker_unpacks(source, member, cast):
    by = cast.actor(Role.REGISTRAR)
    with pytest.raises(NotPermitted):
        parcels.unpack(source=source, members=[member("а.txt")], by=by)

    assert not source.members.exists()


@pytest.mark.parametrize(
    ("before", "error"),
    [
        ({}, None),
        ({"size": MAX_UNPACKED_BYTES}, UnreadableDocument),
    ],
    ids=["room", "no room"],
)
def test_archives_in_archives_fill_the_disk_no_more_than_one(
    source, member, cast, before, error
):
    source.parcel = ParcelFactory(organisation=cast.district)
    source.save()
    ImportFactory(organisation=cast.district, parcel=source.parcel, **before)

    if error:
        with pytest.raises(error, match="swell beyond measure"):
            parcels.unpack(source=source, members=[member("а.txt")], by=cast.worker)
    else:
        parcels.unpack(source=source, members=[member("а.txt")], by=cast.worker)

    assert source.members.exists() == (error is None)


def test_a_parcel_has_no_more_files_than_one_archive_may(source, member, cast):
    source.parcel = ParcelFactory(organisation=cast.district)
    source.save()
    Import.objects.bulk_create(
        Import(organisation=cast.district, parcel=source.parcel, size=1, uploaded_by="bat")
        for _ in range(MAX_MEMBERS - 1)
    )

    with pytest.raises(UnreadableDocument, match="more than 5,000 files"):
        parcels.unpack(source=source, members=[member("а.txt")], by=cast.worker)

    assert not source.members.exists()


def test_what_was_moved_to_another_organisation_is_not_taken_out_a_second_time(
    source, member, cast
):
    parcels.unpack(source=source, members=[member("а.txt")], by=cast.worker)
    source.members.update(organisation=cast.province, state=Import.State.REVIEW)
    again = ImportFactory(organisation=cast.district, state=Import.State.READING)

    parcels.unpack(source=again, members=[member("а.txt")], by=cast.worker)

    assert not again.members.exists()
    assert [row.name for row in again.left_out.all()] == ["а.txt"]


def test_an_archive_with_nothing_in_it_is_refused(source, cast):
    with pytest.raises(Refused) as refusal:
        parcels.unpack(source=source, members=[], by=cast.worker)

    assert str(refusal.value) == (
        "“жил.zip” holds no files. Check that it is the right archive."
    )
    assert not LeftOut.objects.exists()
