# shellcheck shell=bash disable=SC2154 # root comes from lib.sh
# A root folder of another Debian release, to build and test in. Sourced by test.

# The mirror this machine takes Debian from; nothing when it is no Debian.
debian_mirror() {
    # shellcheck disable=SC2016 # $(...) is apt's own format
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1
}

# test_in_root SUITE [ARGUMENTS OF ctest]: makes the root, runs packaging/test in it, removes the root.
test_in_root() {
    local suite=$1 folder data=() status=0
    shift
    [ "$(id -u)" -eq 0 ] || fail "--on needs root: run it with sudo"
    install_packages mmdebstrap
    folder=$(mktemp -d /var/tmp/fieldlane-root-XXXXXX)
    # Nothing is mounted in the folder outside the namespace of its own, so removing it is safe at any moment.
    # shellcheck disable=SC2064 # the folder of now is meant
    trap "rm -rf --one-file-system '$folder'" EXIT
    say "making a Debian root ($suite)"
    # shellcheck disable=SC2046 # without a mirror there is no argument
    mmdebstrap --quiet --variant=apt --mode=root "$suite" "$folder" $(debian_mirror)

    mkdir -p "$folder/src"
    (cd "$root" && git -c safe.directory="$root" ls-files -z | tar --null -c -T - -f -) | tar -x -C "$folder/src" --no-same-owner
    if [ -n "${FIELDLANE_DATA:-}" ]; then
        mkdir "$folder/data"
        cp -R "$FIELDLANE_DATA/." "$folder/data"
        data=(FIELDLANE_DATA=/data)
    fi
    # What the compiler made stays here, so that a second call does not do it again.
    mkdir -p "$root/build/ccache-$suite" "$folder/ccache"
    # shellcheck disable=SC2016 # expanded by the inner shell
    unshare --mount --pid --fork --kill-child /bin/bash -c '
        set -e
        folder=$1 ccache=$2
        shift 2
        mount --rbind /dev "$folder/dev"
        mount -t proc proc "$folder/proc"
        mount --bind "$ccache" "$folder/ccache"
        mount -t tmpfs tmpfs "$folder/tmp"
        chmod 1777 "$folder/tmp"
        exec chroot "$folder" "$@"
    ' inner "$folder" "$root/build/ccache-$suite" env -i HOME=/root CCACHE_DIR=/ccache PATH=/usr/sbin:/usr/bin:/sbin:/bin "${data[@]}" \
        /src/packaging/test -- "$@" || status=$?
    return $status
}
