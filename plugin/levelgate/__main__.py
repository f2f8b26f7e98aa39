"""The entry point: arguments in, an exit code out. The one place where every error becomes one."""

import gc
import sys


def main() -> None:
    """Run the command line and exit with one of `levelgate.errors.Exit`."""
    from levelgate.cli import run

    # A run ends before what it reads could become garbage; looking for it costs a fifth of the time.
    gc.disable()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
