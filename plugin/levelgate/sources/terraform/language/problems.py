"""What is wrong with a text of the Terraform language."""


class SyntaxProblem(Exception):  # noqa: N818 - it tells of a text, no error of the program
    """Text that cannot be parsed; `line` is 1-based, 0 where it is not known."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.what = what
        self.line = line
