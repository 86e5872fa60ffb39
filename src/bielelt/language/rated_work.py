"""Work that is rated: how far it went on is no share of it."""

from bielelt.language.stems import stem

RATED_WORK = frozenset(map(stem, (
    "ажил", "арга", "хэмжээ", "заалт", "зорилт", "ажиллагаа", "төсөл", "үзүүлэлт", "шалгуур",
    "зорилго", "заалтаас", "үүрэг", "даалгавар", "төлөвлөгөө",
)))  # fmt: skip
"""Stems of work: how far it went on is no share of it."""
