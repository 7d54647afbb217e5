"""The version of the package, and what it asks of the program."""

VERSION = "0.1.0"

#: The version of the line protocol that the program must speak.
PROTOCOL = 2
