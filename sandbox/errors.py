"""Faults of the sandbox itself. A program's own failure is never an exception here: it is an `Outcome`."""

from __future__ import annotations


class SandboxError(Exception):
    """Base of all sandbox faults. They are retried or reported, never scored."""


class EngineUnavailable(SandboxError, ConnectionError):
    """No Docker engine answers. The message says how to get one."""


class ImageUnavailable(SandboxError, FileNotFoundError):
    """The sandbox image is missing and cannot be built. The message says why."""


class ContainerLost(SandboxError, ConnectionError):
    """A container ended, or its supervisor broke the protocol, while it was needed."""
