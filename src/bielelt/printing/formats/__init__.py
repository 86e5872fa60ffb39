"""One module per output format: a Document to bytes. FORMATS is in the parent package."""
