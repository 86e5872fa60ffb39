"""Filling a working spreadsheet in, as an office does it offline, and bringing it back."""

import io
import re

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bielelt_web.models import AuditEntry

KEYS_ROW, FIRST_ROW = 3, 5


def filled(data, edits=None, added=()):
    """Return the workbook with cells written over: ``edits`` by row from 0 and column."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book.worksheets[0]
    place = {c.value: c.column for c in page[KEYS_ROW]}
    last = FIRST_ROW
    while any(page.cell(last, column).value is not None for column in place.values()):
        last += 1
    rows = {FIRST_ROW + n: cells for n, cells in (edits or {}).items()}
    rows |= {last + n: cells for n, cells in enumerate(added)}
    for number, cells in rows.items():
        for column, value in cells.items():
            page.cell(number, place[column]).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bring(client, url, data, name="биелэлт.xlsx"):
    """Upload a file; return the page with its preview."""
    return client.post(url, {"file": SimpleUploadedFile(name, data)})


def take_in(client, url, page, **chosen):
    """Confirm the preview of a page."""
    sealed = re.search(r'name="sealed"\s+value="([^"]+)"', page.content.decode())[1]
    return client.post(f"{url}confirm/", {"sealed": sealed, **chosen})


def told(page):
    """Return what a preview says: cells that change, new rows, problems, rows as they are."""
    preview = page.context["preview"]
    return {
        "changes": [
            (line.cell, line.before, line.after) for g in preview.groups for line in g.lines
        ],
        "disputed": [line.cell for g in preview.disputed for line in g.lines],
        "added": [group.name for group in preview.added],
        "problems": [(" ".join(cells), text) for text, cells in preview.refusals],
        "unchanged": preview.changes.unchanged,
    }


NOTHING = {"changes": [], "disputed": [], "added": [], "problems": []}


def page_of(topic, *args):
    """Return the address of a sheet."""
    return reverse(f"sheet-{topic}", args=args)


def exported(client, url, **asked):
    """Download the sheet of a page."""
    return client.get(f"{url}download/", asked).content


def actions():
    """Return what the audit trail says was done."""
    return list(AuditEntry.objects.order_by("number").values_list("action", flat=True))
