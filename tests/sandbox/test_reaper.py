"""Containers of dead owners go, all others stay."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from docker import DockerClient
from docker.errors import NotFound
from hypothesis import given
from hypothesis import strategies as st

from sandbox.host.engine import connect
from sandbox.host.image import ensure_image
from sandbox.host.reaper import KIND_LABEL, OWNER_LABEL, RUN_LABEL, UNKNOWN, Owner, owner_labels, reap, remove

PRINT_OWNER = "from sandbox.host.reaper import Owner; print(Owner.of_this_process().as_label())"


@pytest.fixture(scope="module")
def client() -> DockerClient:
    return connect()


class Containers:
    """Containers that were made and never started, and are removed when the test ends."""

    def __init__(self, client: DockerClient) -> None:
        self.client = client
        self.image = ensure_image(client, print)
        self.names: list[str] = []

    def make(self, labels: dict[str, str]) -> str:
        made = self.client.containers.create(self.image, "true", labels=labels, network_mode="none")
        self.names.append(made.id)
        return made.id

    def holds(self, container: str) -> bool:
        try:
            self.client.api.inspect_container(container)
        except NotFound:
            return False
        return True


@pytest.fixture
def containers(client) -> Iterator[Containers]:
    made = Containers(client)
    yield made
    for name in filter(made.holds, made.names):
        remove(client, name)


def owner_that_ended() -> Owner:
    """A process of this host and boot that is gone and waited for."""
    command = [sys.executable, "-c", PRINT_OWNER]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    return Owner.from_label(printed.strip())


def labelled(owner: Owner) -> dict[str, str]:
    return {**owner_labels(None), OWNER_LABEL: owner.as_label()}


def test_the_container_of_a_dead_owner_is_removed_and_that_of_a_live_one_stays(client, containers):
    orphan = containers.make(labelled(owner_that_ended()))
    ours = containers.make(owner_labels("a-run"))
    reap(client)
    assert not containers.holds(orphan)
    assert containers.holds(ours)


def test_containers_of_others_are_never_touched(client, containers):
    dead = owner_that_ended().as_label()
    unlabelled = containers.make({})
    of_another_kind = containers.make({KIND_LABEL: "image", OWNER_LABEL: dead})
    unreadable = containers.make({**owner_labels(None), OWNER_LABEL: "no owner"})
    reap(client)
    assert all(map(containers.holds, (unlabelled, of_another_kind, unreadable)))


def test_a_container_that_another_reaper_removed_first_is_no_fault(client, containers):
    orphan = containers.make(labelled(owner_that_ended()))
    assert remove(client, orphan) is True
    assert remove(client, orphan) is False


def test_the_run_is_on_the_label_only_where_there_is_one():
    assert owner_labels("a-run")[RUN_LABEL] == "a-run"
    assert RUN_LABEL not in owner_labels(None)


def test_this_process_is_not_gone():
    assert not Owner.of_this_process().is_gone()


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        ({"boot": "an-earlier-boot"}, True),
        ({"started": "1"}, True),
        ({"host": "another-host", "boot": "another-boot"}, False),
        ({"namespace": "4026530000", "started": "1"}, False),
        ({"boot": UNKNOWN, "started": "1"}, False),
    ],
)
def test_an_owner_is_gone_only_where_this_host_can_tell(change, gone):
    assert dataclasses.replace(Owner.of_this_process(), **change).is_gone() is gone


def test_a_process_that_ended_but_was_not_waited_for_is_gone():
    with subprocess.Popen([sys.executable, "-c", PRINT_OWNER], stdout=subprocess.PIPE, text=True) as child:
        owner = Owner.from_label(child.stdout.read().strip())
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert owner.is_gone()


@given(
    host=st.text(min_size=1),
    boot=st.uuids().map(str),
    namespace=st.integers(min_value=0).map(str),
    pid=st.integers(min_value=1),
    started=st.integers(min_value=0).map(str),
)
def test_an_owner_survives_its_label(host, boot, namespace, pid, started):
    owner = Owner(host, boot, namespace, pid, started)
    assert Owner.from_label(owner.as_label()) == owner
