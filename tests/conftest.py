"""Settings for all tests."""

from hypothesis import settings

# The same examples in every run, and no clock: a busy machine must not make a test fail.
settings.register_profile("briefgen", deadline=None, derandomize=True, max_examples=150)
settings.load_profile("briefgen")
