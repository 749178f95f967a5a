# shellcheck shell=bash
# Shell functions that run and test share. Sourced by bash; expects nothing of the machine but a shell.

set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
export PATH=${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}
export HOME=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
export LC_ALL=C.UTF-8
unset LANGUAGE

say() { printf '== %s\n' "$*"; }
fail() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }
wrong_use() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo --preserve-env=DEBIAN_FRONTEND,NEEDRESTART_MODE "$@"
    else
        fail "this needs root: $*"
    fi
}

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# The lines of the list (standard input) that are not met, each with its alternatives.
# shellcheck disable=SC2016 # ${...} is dpkg-query's own format
missing_packages() {
    local line choice alternative have
    have=" $(dpkg-query -W -f '${binary:Package}=${db:Status-Status}\n' | sed -n 's/\(:[^=]*\)\{0,1\}=installed$//p' | tr '\n' ' ')"
    while read -r line; do
        line=${line%%#*}
        line=${line// /}
        [ -n "$line" ] || continue
        choice=
        for alternative in ${line//|/ }; do
            case $have in *" $alternative "*) continue 2 ;; esac
            choice+=" $alternative"
        done
        printf '%s\n' "${choice# }"
    done
}

# install_packages LIST: installs what the text names and the machine lacks. When nothing is missing it asks
# dpkg once and no network.
install_packages() {
    local list missing=() line alternative chosen
    command -v apt-get >/dev/null || { say "no apt-get here: taking what is installed"; return; }
    list=$(missing_packages <<<"$1")
    [ -n "$list" ] || return 0
    export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a
    as_root apt-get -q update </dev/null
    while read -r line; do
        chosen=
        for alternative in $line; do
            if [ "$line" = "$alternative" ] || [ -n "$(apt-cache show "$alternative" 2>/dev/null)" ]; then
                chosen=$alternative
                break
            fi
        done
        [ -n "$chosen" ] || fail "this release has none of: $line"
        missing+=("$chosen")
    done <<<"$list"
    say "installing ${missing[*]}"
    without_default_postgresql apt-get -q -y -o Dpkg::Use-Pty=0 --no-install-recommends install "${missing[@]}"
}

# Debian makes and starts a database server for the machine when PostgreSQL is first installed. The tests start
# their own and want no other.
without_default_postgresql() {
    local note=/etc/postgresql-common/createcluster.d/fieldlane.conf status=0
    if is_installed postgresql-common; then
        as_root "$@" </dev/null
        return
    fi
    as_root mkdir -p "${note%/*}"
    printf 'create_main_cluster = false\n' | as_root tee "$note" >/dev/null
    as_root "$@" </dev/null || status=$?
    as_root rm -f "$note"
    return $status
}

# As many compilers as there are cores, but each wants about a gigabyte.
jobs_for_this_machine() {
    local cores gigabytes
    cores=$(nproc)
    gigabytes=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
    [ "${gigabytes:-1}" -ge 1 ] || gigabytes=1
    echo $((cores < gigabytes ? cores : gigabytes))
}

# build PRESET [TARGET...]
build() {
    local preset=$1 target arguments=()
    shift
    for target in "$@"; do arguments+=(--target "$target"); done
    say "building ($preset)"
    (cd "$root" && cmake --preset "$preset" >"$(configure_log "$preset")" 2>&1) \
        || { cat "$(configure_log "$preset")" >&2; fail "configuring failed"; }
    (cd "$root" && cmake --build "build/$preset" -j "$(jobs_for_this_machine)" "${arguments[@]}")
}

configure_log() {
    mkdir -p "$root/build/$1"
    echo "$root/build/$1/configure.log"
}
