"""What every page costs before its view does anything, in queries."""

# Session, user, memberships, organisations below them; and for the header, whom they
# could act for and how many notices wait.
SIGNED_IN = 6
