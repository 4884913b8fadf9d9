"""How this engine says that a container is locked down: what the guarantees do not ask every engine for."""

from __future__ import annotations

import pytest

from sandbox.conformance.stay import bystander


@pytest.fixture
def facts(sandbox) -> dict:
    return sandbox._client.api.inspect_container(bystander(sandbox).container)


def test_nothing_is_shared_with_the_host(facts):
    assert facts["Config"]["NetworkDisabled"] is True
    assert facts["HostConfig"]["PidMode"] == ""
    assert facts["HostConfig"]["IpcMode"] == "none"


def test_it_was_given_four_capabilities_and_its_limits(facts):
    assert facts["HostConfig"]["CapDrop"] == ["ALL"]
    added = {name.removeprefix("CAP_") for name in facts["HostConfig"]["CapAdd"]}
    assert added == {"SETUID", "SETGID", "KILL", "SYS_PTRACE"}
    assert 0 < facts["HostConfig"]["Memory"] <= 2 * 2**30
    assert facts["HostConfig"]["MemorySwap"] == facts["HostConfig"]["Memory"]
    assert 0 < facts["HostConfig"]["PidsLimit"] <= 67


def test_it_holds_no_secret_and_leaves_no_record(facts):
    names = {variable.partition("=")[0] for variable in facts["Config"]["Env"]}
    assert not {name for name in names if "KEY" in name or "TOKEN" in name or "SECRET" in name}
    assert facts["HostConfig"]["LogConfig"]["Type"] == "none"
    assert facts["HostConfig"]["AutoRemove"] is True


def test_the_capabilities_for_the_record_are_complete(sandbox):
    capabilities = sandbox.capabilities
    assert capabilities["denied_calls_recorded"] is True
    assert capabilities["image"].startswith("stop-sandbox:")
    assert capabilities["container"]["numpy"]
    assert capabilities["container"]["memory_limit"] == 2 * 2**30
    assert capabilities["container"]["swap_limit"] == 0
    assert capabilities["container"]["process_limit"] == 67
    assert capabilities["engine"]["engine_version"]
    assert sandbox.degraded == []
