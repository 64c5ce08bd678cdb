# Sourced by the other scripts: finds the project's root and a JDK 25.
# SPDX-License-Identifier: Apache-2.0

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

fail() { # one clear sentence, then out
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  exit "${2:-1}"
}

java_major() { # the major version of the JDK in a folder, or nothing
  [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_jdk() { # prints the home of a JDK of at least version 25
  local home major
  for home in "${KLARTECKEN_JDK:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/*; do
    [ -n "$home" ] && [ -d "$home" ] || continue
    major=$(java_major "$home")
    [ -n "$major" ] && [ "$major" -ge 25 ] && printf '%s\n' "$home" && return 0
  done
  return 1
}

need_jdk() { # sets jdk, or says what to install
  jdk=$(find_jdk) || fail "no JDK 25 or newer was found under /usr/lib/jvm. Install one (package temurin-25-jdk or openjdk-25-jdk-headless), or name its folder in KLARTECKEN_JDK."
}
