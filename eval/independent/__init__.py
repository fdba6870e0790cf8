"""A report scored again by implementations that aren't ours.

Runs in an environment of its own (``make check-scores``): the package that keeps a port of the
SQuAD 2.0 script can't be installed beside what the assistant needs. So modules here import, of
the project, only what the standard library is enough for.
"""
