"""The systems that are compared, each run as a process of its own by its own interpreter.

A module here imports the standard library, `eval.peers.protocol` and the one library it speaks for.
"""
