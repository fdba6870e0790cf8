"""How much of what articles tell the directory holds, against a key made by hand."""
