"""The public portal: what was decided and what became of it. Nothing is published yet."""
