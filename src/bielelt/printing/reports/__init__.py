"""One module per official report: a Report to a Document. REPORTS is in the parent package."""
