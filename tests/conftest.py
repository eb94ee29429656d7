"""Settings for all tests."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

# The same examples in every run, and no clock: a busy machine must not make a test fail.
settings.register_profile("briefgen", deadline=None, derandomize=True, max_examples=150)
settings.load_profile("briefgen")


@pytest.fixture(autouse=True, scope="session")
def _no_memory_of_the_users(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a test verifies is kept in a folder of the tests, not in the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
