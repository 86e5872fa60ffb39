"""The REST API. It has no endpoint yet."""
