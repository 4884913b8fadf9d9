"""Watchers of a run's events, from the options of `stop.cli.options.watch_options`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from stop.cli.screen import note

if TYPE_CHECKING:
    from stop.context import Watcher


@contextlib.contextmanager
def watching(stop_on: Sequence[str], on_alert: str | None, alert_url: str | None) -> Iterator[list[Watcher]]:
    """The watchers that a user asked for; at the end, alerts under way are waited for. Raises `UsageFault` first."""
    from stop.audit.alerts import Alerts, CommandHook, Receiver, WebHook
    from stop.audit.tripwire import Tripwire, parse_limits

    watchers: list[Watcher] = []
    if stop_on:
        watchers.append(Tripwire(parse_limits(stop_on)))
    receivers: list[Receiver] = []
    if on_alert is not None:
        receivers.append(CommandHook(on_alert))
    if alert_url is not None:
        receivers.append(WebHook(alert_url))
    with contextlib.ExitStack() as stack:
        if receivers:
            watchers.append(stack.enter_context(Alerts(receivers, note)))
        yield watchers
