"""Settings for all tests."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from briefgen.model.brief import Paper
from tests.shipped import Printed, printed

# The same examples in every run, and no clock: a busy machine must not make a test fail.
settings.register_profile("briefgen", deadline=None, derandomize=True, max_examples=150)
settings.load_profile("briefgen")


@pytest.fixture(autouse=True, scope="session")
def _no_memory_of_the_users(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a test verifies is kept in a folder of the tests, not in the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def shipped(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, str, Paper], Printed]:
    """The shipped editions by brief, date and paper, each laid out once for the whole run."""
    base = tmp_path_factory.getbasetemp()
    # The workers of pytest-xdist have a folder each, side by side.
    kept = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return partial(printed, kept=kept)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; none is ever downloaded."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("there is no Chromium here: the web page is not tried in a browser")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=chromium, args=quiet)
        yield started
        started.close()
