#!/bin/sh
# Makes the machine ready to build: a Swift toolchain must be there, libedit's development files are installed if need be.
set -eu

say() { printf 'naql: %s\n' "$*" >&2; }

if ! command -v swift >/dev/null 2>&1; then
    say 'no Swift toolchain found: install Swift 6.2 or later from https://www.swift.org/install and run this again'
    exit 1
fi

has_libedit() {
    pkg-config --exists libedit 2>/dev/null && return 0
    printf '#include <histedit.h>\nint main(void) { return 0; }\n' |
        "${CC:-cc}" -x c -fsyntax-only - 2>/dev/null
}

if has_libedit; then exit 0; fi

# Root installs as it is; others go through sudo where it needs no password or a terminal can ask for one.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else return 1
    fi
}

say "libedit's development files are missing: installing them"
if command -v apt-get >/dev/null 2>&1; then
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y libedit-dev pkg-config ||
        { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y libedit-dev pkg-config; }
elif command -v dnf >/dev/null 2>&1; then
    as_root dnf install -y libedit-devel pkgconf-pkg-config
elif command -v apk >/dev/null 2>&1; then
    as_root apk add libedit-dev pkgconf
elif command -v brew >/dev/null 2>&1; then
    brew install libedit pkg-config
else
    say 'no known package manager here: install the development files of libedit (histedit.h) and run this again'
    exit 1
fi || { say 'could not install libedit: install its development files by hand (Debian: libedit-dev)'; exit 1; }

has_libedit || { say 'libedit was installed but histedit.h is still not found'; exit 1; }
