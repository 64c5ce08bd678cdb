// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How another program of ours is started by this one: by the same Java, with the same options and jars, so that it takes
 * its classes from the same cache.
 */
public final class OwnJava {
  private static final List<String> KEPT = List.of("-X", "-D", "--enable-native-access");

  private OwnJava() {
  }

  /**
   * The command line of a program.
   *
   * @param options that win over those of this program
   */
  public static List<String> command(Class<?> main, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(inherited(commandLine(), System.getProperty("sun.java.command", "")));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }

  /**
   * The options among the words of a command line that say how Java runs; not those that watch or name a program.
   *
   * @param java what Java itself keeps of it: the main class or jar, and the program's words
   */
  static List<String> inherited(List<String> words, String java) {
    int program = words.indexOf(java.split(" ", -1)[0]);
    return words.stream().limit(Math.max(0, program)).filter(word -> KEPT.stream().anyMatch(word::startsWith)).toList();
  }

  /** Of this process, from proc_pid_cmdline(5); none where there is no such file, which only costs the cache. */
  private static List<String> commandLine() {
    try {
      return List.of(Files.readString(Path.of("/proc/self/cmdline"), UTF_8).split("\0", -1));
    } catch (IOException absent) {
      return List.of();
    }
  }
}
