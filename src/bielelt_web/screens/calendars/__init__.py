"""When the reports of a province open and are due."""
