"""The monitoring unit rates what was submitted; the leader sees how it stands."""
