"""Searching the register."""
