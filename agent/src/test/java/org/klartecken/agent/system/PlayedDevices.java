// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs a class in another virtual machine for which {@code fake_devices.c} plays cameras and sound cards by preloading.
 */
public final class PlayedDevices {
  private PlayedDevices() {
  }

  /** What the class printed, a line each. {@code dir} is used for the built library and as the root of the nodes. */
  public static List<String> run(Path dir, Class<?> main, String... args) throws IOException, InterruptedException {
    return runWith("fake_devices.c", dir, main, args);
  }

  /** The same with other devices: {@code source} names a file beside {@code fake_devices.c}. */
  public static List<String> runWith(String source, Path dir, Class<?> main, String... args)
      throws IOException, InterruptedException {
    Path library = build(source, dir);
    List<String> command = Stream.concat(
        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path", ""),
            main.getName()),
        Stream.of(args)).toList();
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LD_PRELOAD", library.toString());
    return lines(builder);
  }

  private static Path build(String name, Path dir) throws IOException, InterruptedException {
    Path compiler = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(p -> Path.of(p, "gcc"))
        .filter(Files::isExecutable).findFirst().orElse(null);
    boolean headers = Files.exists(Path.of("/usr/include/sound/asound.h"));
    Assumptions.assumeTrue(compiler != null && headers, "needs gcc and the kernel's headers (linux-libc-dev)");
    Path source = Path.of(System.getProperty("klartecken.root", ".."), "agent/src/test/c/" + name);
    Path library = dir.resolve("fake_devices.so");
    lines(new ProcessBuilder("gcc", "-shared", "-fPIC", "-O1", "-Wall", "-Wno-unused-result", "-o", library.toString(),
        source.toString(), "-ldl").redirectError(ProcessBuilder.Redirect.INHERIT));
    return library;
  }

  private static List<String> lines(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertEquals(0, process.waitFor(), () -> builder.command() + " said " + lines);
    return lines;
  }
}
