"""Settings for all tests."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from briefgen.build import Order, build
from briefgen.model.brief import Paper
from tests.both import digests, two_briefs
from tests.shipped import Printed, once, printed

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
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of the run share."""
    base = tmp_path_factory.getbasetemp()
    # The workers of pytest-xdist have a folder each, side by side.
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def shipped(kept: Path) -> Callable[[str, str, Paper], Printed]:
    """The shipped editions by brief, date and paper, each laid out once for the whole run."""
    return partial(printed, kept=kept)


@pytest.fixture(scope="session")
def both_made(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The digests of all files of the two invented briefs, as this process makes them."""

    def make() -> dict[str, str]:
        root = two_briefs(tmp_path_factory.mktemp("both"))
        assert build(root, Order(jobs=0)).problems == []
        return digests(root)

    return once(kept / "both.pickle", make)


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
