"""`python -m coaching_lib`."""

from coaching_lib.cli import main

if __name__ == "__main__":
    main()
