"""The entry point: arguments in, an exit code out. The one place where every error becomes one."""

import sys


def main() -> None:
    """Run the command line and exit with one of `levelgate.errors.Exit`."""
    from levelgate.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
