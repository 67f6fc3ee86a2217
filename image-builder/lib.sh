# Sourced by build and, in a shell of its own, by each step.

say() { printf '%s\n' "$*" >&2; }
note() { printf 'note: %s\n' "$*"; }
fail() { printf 'roost: image: %s\n' "$*" >&2; exit 1; }

# The version of the sources, without -SNAPSHOT: it is part of file names and of partition labels.
image_version() { sed -n 's/^ *<version>\(.*\)<\/version>$/\1/p' "$IMAGE/../pom.xml" | head -n 1 | sed 's/-SNAPSHOT//'; }

image_architecture() {
  case $PROFILE in
    generic) echo x86_64 ;;
    *) echo "$PROFILE-x86_64" ;;
  esac
}

# stamp_of STEP CHAIN: one hash over all that decides what a step makes.
stamp_of() {
  local step=$1 inputs
  inputs=$(sed -n 's/^# Inputs: //p' "$step")
  {
    printf '%s\n' "$2" "$PROFILE"
    cat "$step" "$IMAGE/lib.sh"
    (cd "$IMAGE" && for input in ${inputs//PROFILE/$PROFILE}; do
      case $input in
        @date) echo "$SOURCE_DATE_EPOCH"; continue ;;
        @version) echo "$VERSION"; continue ;;
        @key) echo "$KEY"; cat "$KEY/public.gpg" 2> /dev/null; continue ;;
        @secure-boot) echo "$SECURE_BOOT"; cat "$SECURE_BOOT/db.crt" 2> /dev/null; continue ;;
        @overlay) input=$OVERLAY ;;
        @roost) echo "${ROOST_DIST##*/}"; continue ;;
      esac
      [ -n "$input" ] || continue
      find "$input" -not -type d 2> /dev/null | LC_ALL=C sort | while read -r file; do
        stat -c '%n %a %N' "$file"
        [ -L "$file" ] || cat "$file"
      done
    done)
  } | sha256sum | cut -c1-24
}

# Debian 13 from wherever this machine's apt has its Debian: suites of another release are asked for at the same places.
debian_sources() {
  local key=/usr/share/keyrings/debian-archive-keyring.gpg release
  release=$(. /etc/os-release && echo "$VERSION_CODENAME")
  apt-get indextargets --format '$(SITE) $(RELEASE)' 'Identifier: Packages' 'Component: main' | sort -u \
    | while read -r site suite; do
      case $suite in
        "$release" | "$release"-updates | "$release"-security) echo "deb [signed-by=$key] $site trixie${suite#"$release"} main" ;;
      esac
    done > "$1"
  grep -q ' trixie main$' "$1" || fail "apt of this machine has no Debian ($release main) in its sources"
}

# packages_of FILE…: names, one a line; a # begins a remark.
packages_of() { sed 's/#.*//' "$@" | xargs -n1 | LC_ALL=C sort -u; }

# strap DIRECTORY LOCK VARIANT PACKAGES…: a Debian root, and the check of what it is made of.
strap() {
  local directory=$1 lock=$IMAGE/lock/$2 variant=$3 sources=$WORK/debian.list
  shift 3
  debian_sources "$sources"
  rm -rf "$directory"
  local got=$WORK/${lock##*/}.got
  export GOT=$got
  export INITRD=No    # the image has its own; Debian's hook knows this variable
  # Alternatives of Java want a place for their man pages. dpkg leaves out what nobody reads on a node; copyright files
  # stay, as their licenses ask.
  mmdebstrap --variant="$variant" --format=dir --dpkgopt=force-unsafe-io --include="$(packages_of "$@" | paste -sd,)" \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/lintian/*' \
    --essential-hook='mkdir -p "$1/usr/share/man/man1"' --aptopt='Acquire::Languages "none"' \
    --customize-hook="sh '$IMAGE/list-packages' \"\$1\" \"\$GOT\"" \
    trixie "$directory" "$sources"
  check_lock "$lock" "$got"
}

# What Debian gave is what the lock names, or the build ends with the differences.
check_lock() {
  local lock=$1 got=$2
  if [ "$LOCKING" = update ] || [ ! -s "$lock" ]; then
    [ "$LOCKING" = update ] || fail "there is no lock/${lock##*/}; image build --profile $PROFILE --update-lock writes it"
    cp "$got" "$lock"
    note "lock/${lock##*/}: $(wc -l < "$lock") packages written"
  elif ! cmp -s "$lock" "$got"; then
    diff "$lock" "$got" | sed -n 's/^< /roost:   locked: /p; s/^> /roost:   now:    /p'
    fail "Debian has moved on: the packages above are not those of lock/${lock##*/}; image build --profile $PROFILE --update-lock accepts them"
  fi
}

# inside DIRECTORY [--bind HOST INSIDE]… COMMAND…: runs a command with that root, and mounts that end with it.
inside() {
  local root=$1 binds=()
  shift
  while [ "${1:-}" = --bind ]; do
    binds+=("$2" "$3")
    shift 3
  done
  ROOT_DIRECTORY=$root BINDS="$(printf '%s\n' "${binds[@]}")" unshare --mount --net --uts --pid --fork bash -euc '
    echo localhost > /proc/sys/kernel/hostname
    ip link set lo up
    mount --bind "$ROOT_DIRECTORY" "$ROOT_DIRECTORY"
    mount -t proc proc "$ROOT_DIRECTORY/proc"
    mount -t tmpfs tmpfs "$ROOT_DIRECTORY/run"
    mount -t tmpfs tmpfs "$ROOT_DIRECTORY/tmp"
    mount --rbind /dev "$ROOT_DIRECTORY/dev"
    while read -r from && read -r to; do
      if [ -d "$from" ]; then mkdir -p "$ROOT_DIRECTORY$to"; fi
      mount --bind "$from" "$ROOT_DIRECTORY$to"
    done <<< "$BINDS"
    # Not chroot(2): the engine makes user namespaces, which nobody may in there.
    cd "$ROOT_DIRECTORY"
    pivot_root . .
    umount -l .
    cd /
    exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/root TMPDIR=/tmp SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" \
      "$@"' inside "$@"
}

in_tools() { inside "$TOOLS" --bind "$IMAGE" /mnt "$@"; }

# with_key COMMAND…: runs it with the private key in a keyring that ends with it. A signature carries the time of the sources,
# so that two builds sign with equal bytes.
with_key() {
  inside "$TOOLS" --bind "$IMAGE" /mnt --bind "$KEY" /srv sh -euc '
    mkdir -m 0700 /tmp/keyring
    gpg --homedir /tmp/keyring --batch --quiet --import /srv/private.asc
    exec "$@"' with_key "$@"
}

# sign FILE SUFFIX: leaves FILE.SUFFIX, a detached signature; FILE is below target/.
sign() {
  with_key gpg --homedir /tmp/keyring --batch --yes --faked-system-time "$SOURCE_DATE_EPOCH!" --detach-sign \
    --output "/mnt/target/${1#"$TARGET"/}.$2" "/mnt/target/${1#"$TARGET"/}"
}
