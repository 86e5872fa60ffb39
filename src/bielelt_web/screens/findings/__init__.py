"""What the checks found: answered, counted, and the rules behind it."""
