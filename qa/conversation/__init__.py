"""From what a conversation leaves out to questions that stand on their own."""
