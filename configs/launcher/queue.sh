# Sourced by roost: jobs (docs/jobs.md), and the options that run has in common with them.

# wish COMMAND ARGUMENT…: takes one of these options off the front into WISHES, as a word of the agent's socket, and says in
# WISH_WORDS how many arguments it was; false if it is another one.
wish() {
  local command=$1 option=$2
  case $option in
    --best) WISHES+=(best=1); WISH_WORDS=1; return ;;
    --stay) WISHES+=(stay=1); WISH_WORDS=1; return ;;
    --nodes|--memory|--class) WISH_WORDS=2 ;;
    *) return 1 ;;
  esac
  [ $# -gt 2 ] || die "$command: $option needs a value; docs/jobs.md says which"
  case $option:$3 in
    --nodes:*[!a-z0-9,-]*|--nodes:|--nodes:,*) die "$command: --nodes $3 is not a list of nodes like node2,node3" ;;
    --class:*[!a-z0-9-]*|--class:) die "$command: --class $3 is not a name of a-z, 0-9 and -" ;;
    --nodes:*) WISHES+=("nodes=$3") ;;
    --class:*) WISHES+=("class=$3") ;;
    --memory:*) WISHES+=("memory=$(bytes "$command" "$3")") || exit ;;
  esac
}

# bytes COMMAND SIZE: 512M or 2G as a number.
bytes() {
  local number=${2%[KMGT]} unit=${2##*[0-9]}
  case $number in ''|*[!0-9]*) die "$1: --memory $2 is not a size like 512M or 2G" ;; esac
  case $unit in
    '') printf '%s\n' "$number" ;;
    K) printf '%s\n' $((number << 10)) ;;
    M) printf '%s\n' $((number << 20)) ;;
    G) printf '%s\n' $((number << 30)) ;;
    T) printf '%s\n' $((number << 40)) ;;
  esac
}

queue() {
  local verb=${1:-list}
  [ $# -eq 0 ] || shift
  case $verb in
    add) queue_add "$@" ;;
    list|hold|release|cancel|priority|wait|--*) queue_ask "$verb" "$@" ;;
    *) die "queue: there is no $verb; it is add, list, hold, release, cancel, priority or wait" ;;
  esac
}

# The console wants options before arguments.
queue_ask() {
  local options=() arguments=()
  while [ $# -gt 0 ]; do
    case $1 in
      --on|--limit) [ $# -gt 1 ] || die "queue: $1 needs a value"; options+=("$1" "$2"); shift ;;
      --*) options+=("$1") ;;
      *) arguments+=("$1") ;;
    esac
    shift
  done
  agent_command queue "${options[@]}" "${arguments[@]}"
}

queue_add() {
  need_root
  local id=node1 output=job-%j.out file= how='queue add [OPTION…] -- COMMAND, or queue add [OPTION…] --file FILE; docs/jobs.md has the options'
  WISHES=()
  while [ $# -gt 0 ]; do
    if wish 'queue add' "$@"; then shift "$WISH_WORDS"; continue; fi
    case $1 in
      --on|--most|--priority|--output|--file) [ $# -gt 1 ] || die "queue add: $1 needs a value; it is $how" ;;
    esac
    case $1 in
      --on) id=$(node_id "$2") || exit; shift 2 ;;
      --most|--priority)
        case $2 in ''|*[!0-9]*|?????????*) die "queue add: $1 $2 is not a number" ;; esac
        WISHES+=("${1#--}=$2"); shift 2 ;;
      --output) output=$2; shift 2 ;;
      --file) file=$2; shift 2 ;;
      --hold) WISHES+=(held=1); shift ;;
      --) shift; break ;;
      -*) die "queue add: $1 is not an option; it is $how" ;;
      *) break ;;
    esac
  done
  if [ -n "$file" ]; then
    [ $# -eq 0 ] || die "queue add: --file and a command exclude each other; it is $how"
    # Two jobs that write into one file would spoil it.
    case $output in *%j*) ;; *) die "queue add: --output $output needs a %j, the job's number, for a file of commands" ;; esac
  else
    [ $# -gt 0 ] || die "queue add: no command; it is $how"
  fi
  need_node "$id"
  [ -z "$(conf bare)" ] || die "the nodes are bare (up --bare): they have no agent"
  [ -n "${PERL_BADLANG+set}" ] || export PERL_BADLANG=0 ROOST_PERL_BADLANG=1
  exec perl "$ROOST_PARTS/keep" "$ROOST_RUN" "$id" "$output" "$file" "${WISHES[@]}" -- "$@"
}
