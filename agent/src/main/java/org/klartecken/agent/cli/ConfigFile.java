// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values for options that are not on the command line: {@code server = https://fleet.example.org}, one a line, the long
 * option's name without hyphens in front. Read from the file that {@code KLARTECKEN_CONFIG} names, else from {@code
 * /etc/klartecken/agent.conf} if it is there.
 */
public final class ConfigFile implements IDefaultValueProvider {
  private static final Path USUAL = Path.of("/etc/klartecken/agent.conf");

  private @Nullable Properties values;

  @Override
  public @Nullable String defaultValue(ArgSpec argument) throws IOException {
    return argument instanceof OptionSpec option
        ? values().getProperty(option.longestName().replaceFirst("^-+", ""), argument.defaultValue())
        : argument.defaultValue();
  }

  private Properties values() throws IOException {
    Properties known = values;
    if (known == null) {
      known = read();
      values = known;
    }
    return known;
  }

  private static Properties read() throws IOException {
    Properties read = new Properties();
    String named = System.getenv("KLARTECKEN_CONFIG");
    boolean isNamed = named != null && !named.isBlank();
    Path file = isNamed ? Path.of(String.valueOf(named)) : USUAL;
    if (isNamed || Files.isReadable(USUAL)) {
      try (Reader text = Files.newBufferedReader(file)) {
        read.load(text);
      }
    }
    return read;
  }
}
