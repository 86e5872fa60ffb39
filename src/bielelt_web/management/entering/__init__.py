"""Writing the demonstration province into the register, by actions only."""
