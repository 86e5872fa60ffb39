"""Accepted reports and their downloads."""
