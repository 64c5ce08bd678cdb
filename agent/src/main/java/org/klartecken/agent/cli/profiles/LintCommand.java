// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.profiles;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.klartecken.profile.file.FileError;
import org.klartecken.profile.file.ProfileLint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code profiles lint DIR…}: everything that is wrong with the files of some folders; exits 1 when something is. */
@Command(name = "lint", mixinStandardHelpOptions = true, description = "Tells everything that is wrong with the profiles and classes of a folder, with file and line; exits 1 when something is.")
public final class LintCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "Holds profiles/<maker>/<model>.yaml, classes/<id>.yaml, or both.")
  private List<Path> folders;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int wrong = 0;
    for (Path folder : folders) {
      if (!Files.isDirectory(folder.resolve("profiles")) && !Files.isDirectory(folder.resolve("classes"))) {
        throw new ParameterException(spec.commandLine(),
            "There is neither a folder \"profiles\" nor a folder \"classes\" in " + folder + ".");
      }
      List<FileError> errors = ProfileLint.lint(folder);
      errors.forEach(out::println);
      wrong += errors.size();
    }
    out.println(wrong == 0 ? "Nothing is wrong." : wrong == 1 ? "1 thing is wrong." : wrong + " things are wrong.");
    return wrong == 0 ? 0 : 1;
  }
}
