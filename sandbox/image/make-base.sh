#!/bin/sh
# Make a base image's file system with debootstrap, for engines that reach no hub: make-base.sh OUTPUT.tar
# Needs root and debootstrap. Debian 12 has CPython 3.11, as python:3.11-slim does.
set -eu

output=$1
root=$(mktemp -d)

clean_up() {
    for mounted in proc sys; do
        mountpoint -q "$root/$mounted" && umount "$root/$mounted"
    done
    rm -rf --one-file-system "$root"
}
trap clean_up EXIT

timeout 1800 debootstrap --variant=minbase --include=python3 bookworm "$root" >&2

# What no program in the sandbox reads.
rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/log/* \
    "$root"/usr/share/doc/* "$root"/usr/share/man/* "$root"/usr/share/locale/*

tar --create --numeric-owner --one-file-system --file="$output" --directory="$root" .
