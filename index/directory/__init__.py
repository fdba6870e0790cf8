"""What the articles tell of campaigns, figures and people, each fact with its quote."""
