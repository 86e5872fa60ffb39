"""What an organisation has to write: its list, one measure, requests for more time."""
