"""Working offline: spreadsheets out, filled in, and back."""
