// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.klartecken.agent.cli.decode.Lines;
import org.klartecken.agent.cli.decode.SentFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code decode edid|usb FILE…}: prints what the decoders understood of each file, one JSON object a line.
 *
 * <p>Exit code 0 when every file could be read, whatever is in it; 1 when one could not.
 */
@Command(name = "decode", mixinStandardHelpOptions = true, description = "Prints as JSON lines what files with an EDID or USB descriptors say, and what is wrong with them.")
public final class DecodeCommand implements Callable<Integer> {
  /** What the files hold. */
  enum Kind {
    edid, usb
  }

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "edid|usb", description = "What the files hold: ${COMPLETION-CANDIDATES}.")
  private Kind kind;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Binary as in sysfs (edid, descriptors), or a hex dump of it.")
  private List<Path> files;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Lines lines = new Lines();
    int exit = 0;
    for (Path path : files) {
      SentFile file = SentFile.read(path);
      if (file instanceof SentFile.Unreadable) {
        exit = 1;
      }
      out.println(switch (kind) {
        case edid -> lines.edid(path.toString(), file);
        case usb -> lines.usb(path.toString(), file);
      });
    }
    return exit;
  }
}
