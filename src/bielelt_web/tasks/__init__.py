"""Work done in the background: thin wrappers over the library and actions."""
