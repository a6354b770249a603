"""`python -m planweave`."""

from planweave.cli import main

main()
