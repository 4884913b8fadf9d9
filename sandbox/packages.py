"""Which packages a program may be given besides NumPy, and how they are named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_REQUIREMENT = re.compile(
    r"([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?:==([A-Za-z0-9][A-Za-z0-9.!+_-]*))?"
)
_DISTRIBUTIONS = {
    "bs4": "beautifulsoup4",
    "PIL": "pillow",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
}
"""Import names that are not the name to install."""

COMPILERS = frozenset("cffi cupy jax jaxlib llvmlite numba numexpr pythran tensorflow torch triton".split())
"""Packages that make machine code while they run: they need executable memory, which no program gets."""

PRELOADED = {
    "networkx": "networkx",
    "pandas": "pandas",
    "scipy": """
        scipy scipy.cluster scipy.fft scipy.integrate scipy.interpolate scipy.linalg scipy.ndimage scipy.optimize
        scipy.signal scipy.sparse scipy.sparse.csgraph scipy.sparse.linalg scipy.spatial scipy.special scipy.stats
        """,
    "sympy": "sympy",
}
"""The packages that come with a lock file, and the modules of each that are imported before a program starts."""


class PackageRefused(ValueError):
    """A package that no program can be given, or no name of one. The message is one line and says why."""


@dataclass(frozen=True, order=True)
class Requirement:
    """A distribution, by its normalised name, and the version that was asked for, if any."""

    name: str
    version: str | None = None

    def __str__(self) -> str:
        return self.name if self.version is None else f"{self.name}=={self.version}"


def requirements(packages: Iterable[str]) -> tuple[Requirement, ...]:
    """Read names, each an import or distribution name or `name==version`; sorted, each once.

    `numpy` is always there and left out. Raises `PackageRefused`.
    """
    found = {_requirement(package) for package in packages}
    names = [each.name for each in found]
    for name in names:
        if names.count(name) > 1:
            raise PackageRefused(f"package {name} is named twice, with different versions")
    return tuple(sorted(each for each in found if each.name != "numpy"))


def _requirement(package: str) -> Requirement:
    match = _REQUIREMENT.fullmatch(package) if isinstance(package, str) else None
    if match is None:
        raise PackageRefused(f"{package!r} is no package: give a name, or name==version")
    name, version = match.groups()
    name = re.sub(r"[-_.]+", "-", _DISTRIBUTIONS.get(name, name)).lower()
    if name in COMPILERS:
        raise PackageRefused(
            f"package {name} makes machine code at run time, and the sandbox gives no program memory that it may "
            "both write and execute; use NumPy, or packages=('scipy',)"
        )
    if name == "numpy" and version is not None:
        raise PackageRefused("the sandbox has one version of NumPy: leave numpy out")
    return Requirement(name, version)
