"""The desk of the head of an office: read, return, sign off, submit."""
