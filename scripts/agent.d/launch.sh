# Sourced after common.sh: how the agent's Java runs, and from what.
# SPDX-License-Identifier: Apache-2.0

image="$root/agent/target/image"
agent_jar="$root/agent/target/agent-0.1-SNAPSHOT.jar"

# The cache of classes holds for exactly these flags.
# Few methods are called so often that compiling them pays: the threshold is six times as high as usual.
# Without relocation the half of the cache that is only read stays as it is in its file: other processes share it, and
# the agent gives back what only its start needed.
flags=(-XX:+UseSerialGC -Xms6m -Xmx24m -Xmn2m -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=6
  -XX:+UseCompactObjectHeaders -Xss256k -XX:ReservedCodeCacheSize=16m -XX:MaxMetaspaceSize=48m -XX:-UsePerfData
  -XX:TrimNativeHeapInterval=30000 -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:-AOTRecordTraining
  -XX:-AOTReplayTraining -Djdk.internal.foreign.DowncallLinker.USE_SPEC=false --enable-native-access=ALL-UNNAMED
  -Xlog:aot*=off -Xlog:cds*=off)

# Java finds files with names outside of ASCII only under a UTF-8 locale
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac
export MALLOC_ARENA_MAX=1

image_made() { # whether it is of this build, of this JDK, and of these flags
  [ "$image/agent.aot" -nt "$agent_jar" ] && [ "$image/agent.aot" -nt "$root/scripts/agent.d/launch.sh" ] &&
    [ "$(<"$image/jdk")" = "$(<"$jdk/release")" ]
}

image_class_path() { # its jars, in an order that does not depend on the file system
  local jars=("$image/lib/"*.jar)
  printf '%s' "${jars[0]}"
  printf ':%s' "${jars[@]:1}"
}
