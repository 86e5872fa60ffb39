"""Signing in and out, and a person's own account; allauth does it, this is how it looks."""
