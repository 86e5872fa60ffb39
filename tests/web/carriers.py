"""What the worker keeps of a file, written by hand: rows of seven cells on drawn pages."""

TEXTS = ("1", "1", "Худаг гаргах тухай", "1. Мод тарих", "Тарьсан.", "70%", "70%")
WIDTH, HEIGHT = 1000, 700


def drawn_page(*rows, number=1, width=WIDTH, height=HEIGHT):
    """Return a page whose rows have tenths of the page for cells."""
    image = {"width": width, "height": height, "media_type": "image/png"}
    return {"page": number, "image": image, "blocks": list(rows)}


def drawn_row(number, *, sure=(), texts=TEXTS, gone=()):
    """Return a row; ``sure`` is (column, share) of cells recognised, ``gone`` has no box."""
    surely = dict(sure)
    cells = [
        {"column": column, "text": text}
        | ({} if column in gone else {"box": _box(number, column)})
        | ({"sure": surely[column]} if column in surely else {})
        for column, text in enumerate(texts, start=1)
    ]
    return {"row": number, "cells": cells}


def _box(row, column):
    return [column / 10, row / 10, (column + 1) / 10, (row + 1) / 10]
