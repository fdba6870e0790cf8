"""How good the answers are: known questions asked, readers' feedback made into more of them."""
