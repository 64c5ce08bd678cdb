# Sourced by the other scripts: the project's root, a JDK 25, and a build of what is missing.
# SPDX-License-Identifier: Apache-2.0

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

fail() { # one clear sentence, then out
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  exit "${2:-1}"
}

jdk_major() { # the major version of the JDK in a folder, or nothing
  [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_jdk() { # prints the home of a JDK of at least version 25
  local home major
  for home in "${KLARTECKEN_JDK:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* "${HOME:-/nonexistent}"/.sdkman/candidates/java/*; do
    [ -n "$home" ] && [ -d "$home" ] || continue
    major=$(jdk_major "$home") || continue
    [ -n "$major" ] && [ "$major" -ge 25 ] && printf '%s\n' "$home" && return 0
  done
  return 1
}

need_jdk() { # sets jdk, or says what to install
  jdk=$(find_jdk) || fail "no JDK 25 or newer was found under /usr/lib/jvm. Install one (package temurin-25-jdk or openjdk-25-jdk-headless), or name its folder in KLARTECKEN_JDK."
  export JAVA25_HOME=$jdk # where the toolchains plugin looks too
}

built() { # module: whether its jar is newer than everything it is made of
  local jar="$root/$1/target/$1-0.1-SNAPSHOT.jar"
  [ -e "$jar" ] && [ -d "$root/$1/target/lib" ] &&
    [ -z "$(find "$root/pom.xml" "$root/device-profiles/pom.xml" "$root/$1/pom.xml" "$root/device-profiles/src/main" "$root/$1/src/main" -newer "$jar" -type f -print -quit)" ]
}

need_built() { # modules: builds those that are missing or older than their sources, without tests
  local module stale=()
  for module in "$@"; do built "$module" || stale+=("$module"); done
  [ ${#stale[@]} -eq 0 ] && return
  command -v mvn >/dev/null || fail "Maven is missing. Install it with: sudo apt-get install maven"
  mkdir -p "$root/target"
  exec 8>"$root/target/build.lock"
  flock 8 # a second script waits for the first one's build
  local left=()
  for module in "${stale[@]}"; do built "$module" || left+=("$module"); done
  stale=("${left[@]}")
  if [ ${#stale[@]} -gt 0 ]; then
    printf 'Building %s (about a minute; the first time Maven also fetches the libraries) …\n' "${stale[*]}" >&2
    for module in "${stale[@]}"; do rm -rf "$root/$module/target/"{generated-sources,lib}; done # of templates and libraries that are gone
    (cd "$root" && mvn -B -q -ntp package -pl "$(IFS=,; echo "${stale[*]}")" -am -DskipTests -Djacoco.skip -Dspotless.check.skip) >"$root/target/build.log" 2>&1 ||
      { tail -n 20 "$root/target/build.log" >&2; fail "the build failed; the whole log is in target/build.log"; }
    for module in "${stale[@]}"; do touch "$root/$module/target/$module-0.1-SNAPSHOT.jar"; done
  fi
  exec 8>&-
}

class_path() { # module: its jar and its libraries, in an order that does not depend on the file system
  local jars=("$root/$1/target/lib/"*.jar)
  printf '%s' "$root/$1/target/$1-0.1-SNAPSHOT.jar"
  printf ':%s' "${jars[@]}"
}
