"""Bielelt: whether government decisions are carried out. The library, without a site."""

__version__ = "0.1.0"
