# Sourced by roost: what the machine must have, found or installed. Only root installs, and nothing is asked.

ROOST_JDK=          # home of the JDK 25, once find_jdk has found it
POLICY=/usr/sbin/policy-rc.d
POLICY_MARK='# put here by ./roost while it installs packages'

# What is looked for, and the Debian package that brings it.
packages_for() {
  case $1 in
    nodes)
      cat <<'END'
ip iproute2
unshare util-linux
setpriv util-linux
ps procps
mosquitto mosquitto
ssh openssh-client
ssh-keygen openssh-client
perl perl-base
awk mawk
git git
mvn maven
tar tar
END
      ;;
    demo)
      packages_for nodes
      cat <<'END'
/usr/bin/python3 python3
gcc gcc
/usr/include/stdio.h libc6-dev
gzip gzip
sha256sum coreutils
END
      ;;
    io)
      packages_for demo
      cat <<'END'
sshd openssh-server
sshfs sshfs
fusermount3 fuse3
ganesha.nfsd nfs-ganesha
/usr/lib/x86_64-linux-gnu/ganesha/libfsalvfs.so nfs-ganesha-vfs
/usr/include/nfsc/libnfs.h libnfs-dev
rpcbind rpcbind
END
      ;;
    test)
      packages_for demo
      cat <<'END'
mosquitto_sub mosquitto-clients
END
      needs_of $(grep -lx '# Test: yes' "$ROOST_TOP"/itests/programs/*/run)
      ;;
    image)
      packages_for nodes
      cat <<'END'
mmdebstrap mmdebstrap
/usr/share/keyrings/debian-archive-keyring.gpg debian-archive-keyring
zstd zstd
/usr/bin/python3 python3
END
      ;;
    image-test)
      cat <<'END'
qemu-system-x86_64 qemu-system-x86
/usr/share/OVMF/OVMF_CODE_4M.fd ovmf
ssh openssh-client
mcopy mtools
zstd zstd
gpg gpg
gpg-agent gpg-agent
/usr/bin/python3 python3
END
      ;;
    programs)
      packages_for demo
      needs_of "$ROOST_TOP"/itests/programs/*/run
      ;;
  esac
}

# needs_of RUN…: what the programs of the suite need, by the lines `# Needs: WHAT PACKAGE` of their heads.
needs_of() { sed -n 's/^# Needs: //p' "$@"; }

# prepare_machine nodes|demo|io|test|image|image-test|programs: afterwards everything is there, or the program has ended with what is missing.
prepare_machine() {
  local what package missing=
  while read -r what package; do
    case $what in
      /*) [ -e "$what" ] && continue ;;
      # mosquitto and ip are in sbin, which users do not have in their path.
      *) PATH=$PATH:/usr/sbin:/sbin has "$what" && continue ;;
    esac
    case " $missing " in *" $package "*) ;; *) missing="$missing $package" ;; esac
  done < <(packages_for "$1")
  export PATH=$PATH:/usr/sbin:/sbin
  find_jdk || missing="$missing $(jdk_package)"
  [ -z "${missing// /}" ] || install_packages $missing
  [ -n "$ROOST_JDK" ] || find_jdk || die "JDK 25 is still not found after installing it; JAVA_HOME may name it"
  if ! has java && [ -z "${JAVA_HOME:-}" ]; then export JAVA_HOME=$ROOST_JDK; fi
}

# JAVA_HOME, then /usr/lib/jvm, then the java in the path.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*/ "$(dirname "$(dirname "$(readlink -f "$(command -v javac || true)")")")"; do
    home=${home%/}
    if [ -x "$home/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$home/release" 2>/dev/null; then
      ROOST_JDK=$(readlink -f "$home")
      return 0
    fi
  done
  return 1
}

jdk_package() {
  local package
  for package in openjdk-25-jdk-headless temurin-25-jdk; do
    if available "$package"; then
      printf '%s\n' "$package"
      return
    fi
  done
  if [ "$(id -u)" = 0 ] && [ -z "${ROOST_LISTS_READ:-}" ]; then
    export ROOST_LISTS_READ=1
    apt-get update -qq > /dev/null 2>&1
    jdk_package
    return
  fi
  die 'there is no JDK 25 in JAVA_HOME or below /usr/lib/jvm, and no package of this Debian has one. This brings it, once
the archive of a JDK 25 for Linux x64 (Temurin, for example) has been downloaded: tar -xzf OpenJDK25U-jdk_x64_linux*.tar.gz -C /usr/lib/jvm'
}

available() { apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]'; }

install_packages() {
  has apt-get || die "missing: $*; this is not Debian, so please bring them with this system's own package manager"
  [ "$(id -u)" = 0 ] || die "missing: $*; this brings them: sudo apt-get install $*"
  say "install: $* (apt-get install, from Debian)"
  mkdir -p "$ROOST_HOME/log"
  local log=$ROOST_HOME/log/install.log package
  for package in "$@"; do
    available "$package" && continue
    say 'install: reading the lists of packages'
    apt-get update > "$log" 2>&1 || { tail -n 5 "$log" >&2; die "apt-get update failed; see $log"; }
    break
  done
  (
    trap 'let_services_start' EXIT
    trap 'exit 130' INT TERM HUP
    keep_services_down
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-confold "$@" \
      < /dev/null >> "$log" 2>&1
  ) || { tail -n 8 "$log" >&2; die "could not install; this is the command: apt-get install $*"; }
  # Roost starts a broker of its own, and the benchmark its own servers; Debian's must not come up with the next boot.
  local service
  for package in "$@"; do
    case $package in
      mosquitto | nfs-ganesha | rpcbind) service=$package ;;
      openssh-server) service=ssh ;;
      *) continue ;;
    esac
    ! has systemctl || systemctl disable -q "$service" > /dev/null 2>&1
  done
}

# Debian asks policy-rc.d before it starts a service (invoke-rc.d(8)); 101 is "no".
keep_services_down() {
  let_services_start
  [ ! -e $POLICY ] || mv $POLICY $POLICY.before-roost
  printf '#!/bin/sh\n%s\nexit 101\n' "$POLICY_MARK" > $POLICY
  chmod 0755 $POLICY
}

# Also puts right what a killed run has left.
let_services_start() {
  if grep -qxF "$POLICY_MARK" $POLICY 2>/dev/null; then rm -f $POLICY; fi
  [ ! -e $POLICY.before-roost ] || mv $POLICY.before-roost $POLICY
}
