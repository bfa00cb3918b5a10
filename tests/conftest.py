"""What holds for every test: in CI nothing is skipped, and hypothesis draws the same examples each time."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

CI = bool(os.environ.get("CI"))

# No deadline: a machine that is busy is no failure.
settings.register_profile("crossread", deadline=None, derandomize=CI)
settings.load_profile("crossread")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    report = yield
    _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    report = yield
    _fail_if_skipped(report)
    return report


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    """In CI a skipped test is a failure: everything that it needs is there or has to be."""
    if CI and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"skipped in CI, where nothing may be: {reason}"
