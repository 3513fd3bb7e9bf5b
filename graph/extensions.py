"""Finds the extensions of a folder, and those of installed plugins: one file each, no list to keep."""

import importlib
import pkgutil
from importlib.metadata import entry_points
from typing import Protocol, TypeVar


class Named(Protocol):
    """What every extension has: the name that it is called by."""

    @property
    def name(self) -> str: ...


Kind = TypeVar("Kind", bound=Named)


def discover(package: str, kind: type[Kind]) -> dict[str, Kind]:
    """Every object of `kind` that a module of the package, or a plugin of the group sociogram.<folder>, declares."""
    folder = importlib.import_module(package)
    modules = [
        importlib.import_module(f"{package}.{found.name}")
        for found in pkgutil.iter_modules(folder.__path__)
        if not found.name.startswith("_")
    ]
    plugins = [entry.load() for entry in entry_points(group=f"sociogram.{package.rsplit('.', 1)[-1]}")]
    candidates = [value for module in modules for value in vars(module).values()] + plugins
    return {each.name: each for each in candidates if isinstance(each, kind)}
