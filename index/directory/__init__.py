"""What the articles tell of campaigns, figures and people, each with its quote; knows no question."""
