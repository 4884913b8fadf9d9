"""How a container is locked down, as the engine itself tells it."""

from __future__ import annotations

import pytest

from sandbox.host.reaper import CONTAINER_KIND, KIND_LABEL, OWNER_LABEL, Owner
from tests.conformance.stay import bystander


@pytest.fixture
def facts(sandbox) -> dict:
    return sandbox._client.api.inspect_container(bystander(sandbox).container)


def test_it_has_no_network_and_no_way_to_the_host(facts):
    assert facts["HostConfig"]["NetworkMode"] == "none"
    assert facts["Config"]["NetworkDisabled"] is True
    assert facts["Mounts"] == []
    assert not facts["HostConfig"]["Binds"]
    assert not facts["HostConfig"]["Devices"]
    assert not facts["HostConfig"]["Privileged"]
    assert facts["HostConfig"]["PidMode"] == ""
    assert facts["HostConfig"]["IpcMode"] == "none"


def test_nothing_in_it_can_be_written_or_gains_rights(facts):
    assert facts["HostConfig"]["ReadonlyRootfs"] is True
    assert facts["HostConfig"]["CapDrop"] == ["ALL"]
    added = {name.removeprefix("CAP_") for name in facts["HostConfig"]["CapAdd"]}
    assert added == {"SETUID", "SETGID", "KILL", "SYS_PTRACE"}
    assert "no-new-privileges" in facts["HostConfig"]["SecurityOpt"]
    assert not any(option.startswith("seccomp=unconfined") for option in facts["HostConfig"]["SecurityOpt"])


def test_its_memory_and_processes_are_bounded(facts):
    assert 0 < facts["HostConfig"]["Memory"] <= 2 * 2**30
    assert facts["HostConfig"]["MemorySwap"] == facts["HostConfig"]["Memory"]
    assert 0 < facts["HostConfig"]["PidsLimit"] <= 128


def test_it_holds_no_secret_and_leaves_no_record(facts):
    names = {variable.partition("=")[0] for variable in facts["Config"]["Env"]}
    assert not {name for name in names if "KEY" in name or "TOKEN" in name or "SECRET" in name}
    assert facts["HostConfig"]["LogConfig"]["Type"] == "none"
    assert facts["HostConfig"]["AutoRemove"] is True


def test_it_says_whose_it_is(facts):
    labels = facts["Config"]["Labels"]
    assert labels[KIND_LABEL] == CONTAINER_KIND
    assert labels[OWNER_LABEL] == Owner.of_this_process().as_label()


def test_the_capabilities_for_the_record_are_complete(sandbox):
    capabilities = sandbox.capabilities
    assert capabilities["denied_calls_recorded"] is True
    assert capabilities["image"].startswith("stop-sandbox:")
    assert capabilities["container"]["numpy"]
    assert capabilities["engine"]["engine_version"]
    assert all(isinstance(layer, str) for layer in sandbox.degraded)
