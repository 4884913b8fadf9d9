#!/bin/sh
# See that a Docker engine answers: start-engine.sh PYTHON, the interpreter that this package is installed for.
# Where none does, root on a Debian-like system gets one installed and started; elsewhere it says what to do.
# STOP_NO_ENGINE_INSTALL=1 forbids both. Exit status 0, or 3 without an engine.
set -eu

python=$1
log=/var/log/dockerd.log
seconds_to_start=60

answers() {
    "$python" -m sandbox.host.engine >/dev/null 2>&1
}

give_up() {
    echo "No Docker engine answers, and nothing generated runs without one. $1" >&2
    exit 3
}

refuse_unless_permitted() {
    [ "${STOP_NO_ENGINE_INSTALL:-}" != 1 ] ||
        give_up "Start Docker, or unset STOP_NO_ENGINE_INSTALL to let this command do it."
    [ -z "${DOCKER_HOST:-}" ] ||
        give_up "DOCKER_HOST is $DOCKER_HOST: start the engine there, or unset it."
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
        give_up "Start it, or install it (https://docs.docker.com/engine/install), and see that \`docker info\` answers."
}

install_engine() {
    echo "Installing the Docker engine (packages docker.io and debootstrap)"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -qq -y --no-install-recommends docker.io debootstrap >/dev/null ||
        give_up "apt-get could not install docker.io: see its message above."
}

# After a crash a pid file may name a process that is now another one, and the engine would wait for it.
forget_stale() {
    pid_file=$1 program=$2
    [ -f "$pid_file" ] || return 0
    [ "$(cat "/proc/$(cat "$pid_file")/comm" 2>/dev/null)" = "$program" ] || rm -f "$pid_file"
}

# Without a bridge and packet filters the engine works in more places; no container here has a network.
start_engine() {
    if [ -d /run/systemd/system ]; then
        systemctl start docker || true
        return
    fi
    forget_stale /var/run/docker.pid dockerd
    forget_stale /var/run/docker/containerd/containerd.pid containerd
    setsid dockerd --bridge=none --iptables=false </dev/null >>"$log" 2>&1 &
    echo "Started a Docker engine (process $!); its log is $log"
}

await_engine() {
    deadline=$(($(date +%s) + seconds_to_start))
    until answers; do
        [ "$(date +%s)" -lt "$deadline" ] ||
            give_up "It did not come up within $seconds_to_start s: see $log or \`journalctl -u docker\`."
        sleep 0.5
    done
}

answers && exit 0
refuse_unless_permitted
command -v dockerd >/dev/null && command -v debootstrap >/dev/null || install_engine
answers && exit 0
start_engine
await_engine
