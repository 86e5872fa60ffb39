"""Contradiction checks. To add one: write a module, add it to CHECKS, add a test."""
