"""How much is looked at, as programs grow: counted, not timed."""

import pytest

from fixiac import frontends
from fixiac.frontends.python.following.evaluator import Evaluator
from fixiac.frontends.python.nesting import Nesting
from fixiac.frontends.python.typed.expressions import Typing


def entangled(size):
    """Functions that all call each other and hand their parameters round."""
    lines = ["import pulumi", "import pulumi_aws as aws", ""]
    for number in range(size):
        lines.append(f"def step{number}(first, second):")
        lines.append("    if first:")
        lines.append("        return f'{first}-{second.name}'")
        lines += [f"    step{other}(second, first)" for other in range(size)]
        lines.append(f"    return step{(number + 1) % size}(first, second)")
        lines.append("")
    lines.append("step0(aws.kms.Key('k').arn, step1(None, None))")
    return "\n".join(lines) + "\n"


def looks(monkeypatch, size):
    """How often an expression is followed or typed to check such a program."""
    count = 0

    def counted(real):
        def method(*arguments):
            nonlocal count
            count += 1
            return real(*arguments)

        return method

    with monkeypatch.context() as patch:
        patch.setattr(Evaluator, "_follow", counted(Evaluator._follow))
        patch.setattr(Typing, "_of", counted(Typing._of))
        project = frontends.assemble({"m.py": frontends.read("m.py", entangled(size))})
        assert project.calls
        tuple(project.late_texts)
    return count


@pytest.mark.parametrize("size", [6, 12])
def test_twice_the_functions_are_not_much_more_than_four_times_the_calls(monkeypatch, size):
    assert looks(monkeypatch, 2 * size) < 6 * looks(monkeypatch, size)


def test_the_innermost_range():
    ranges = [(0, 20), (2, 10), (2, 10), (4, 6), (12, 20)]
    nesting = Nesting(ranges)
    found = [nesting.at(offset) for offset in (0, 2, 5, 6, 10, 12, 19, 20)]
    assert found == [0, 2, 3, 2, 0, 4, 4, None]
    assert Nesting([]).at(0) is None
