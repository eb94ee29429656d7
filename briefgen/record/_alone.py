"""pydantic alone: without plugins, whatever else is installed, and without a search for them.

A plugin sees all that is validated and may change what comes of it, so that the same content would
not give the same records everywhere. pydantic asks for them when it first validates: it imports
`importlib.metadata` and all that takes, and reads what every installed package says of itself,
0.04 s in all. So the module that would look for them is one that finds none.

https://pydantic.dev/docs/validation/latest/concepts/plugins/
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any, Final

_SEARCH: Final = "pydantic.plugin._loader"


class _NoPlugins(ModuleType):
    """The search, as far as pydantic uses it; for anything else it makes way for the real one."""

    def get_plugins(self) -> tuple[()]:
        """The plugins."""
        return ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        sys.modules.pop(_SEARCH, None)
        return getattr(import_module(_SEARCH), name)


def without_plugins() -> None:
    """From now on pydantic looks for no plugins, if it has not done so yet."""
    sys.modules.setdefault(_SEARCH, _NoPlugins(_SEARCH))
