# Sourced by roost: the disk image, built by image-builder/build and tested by image-builder/test/run. docs/image.md.

. "$ROOST_PARTS/machine.sh"
. "$ROOST_PARTS/build.sh"

# image [build] [--profile generic|cloud] [--version V] [--key D] [--secure-boot D] [--overlay D] [--update-lock] | image test [--profile …] [NAME…]
image() {
  local action=build
  case ${1:-} in build|test) action=$1; shift ;; esac
  need_root
  case $action in
    build)
      prepare_machine image
      build
      export ROOST_DIST
      exec "$ROOST_TOP/image-builder/build" "$@" ;;
    test)
      prepare_machine image
      prepare_machine image-test
      # Tests of updates build versions to update to, from what the image was built from.
      build
      export ROOST_DIST
      exec python3 "$ROOST_TOP/image-builder/test/run.py" "$@" ;;
  esac
}
