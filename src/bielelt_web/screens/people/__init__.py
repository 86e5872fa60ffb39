"""Inviting people."""
