"""Every golden case, through the one runner."""

from pathlib import Path

import pytest

from fixiac import testing

CASES = testing.cases(Path(__file__).parent.parent / "testdata")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_golden(case: testing.Case) -> None:
    testing.check_case(case)
