"""The REST API: what the screens show, for other programs. One module per resource."""
