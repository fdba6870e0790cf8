"""The measured part of the README, made from what the runs have written."""
