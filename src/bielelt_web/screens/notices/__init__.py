"""What a person is told: the inbox, the daily mail, the calendar feed."""
