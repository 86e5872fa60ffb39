"""What templates need beyond if and for."""
