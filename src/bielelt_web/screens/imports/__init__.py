"""Uploading, following and reviewing old reports."""
