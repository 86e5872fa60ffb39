"""Entering decisions, giving their clauses out, and following them."""
