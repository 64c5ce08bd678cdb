// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.Marks;
import org.klartecken.profile.PartMatch;

/**
 * Tells of marks that two profiles of one source claim. Between sources it is how sites mend profiles: that a site's
 * profile takes an id of a shipped one.
 */
final class Claims {
  private final List<FileError> errors;
  private final Map<String, String> claimed = new HashMap<>();

  Claims(List<FileError> errors) {
    this.errors = errors;
  }

  /** @param files in which the profiles lie, to say in which line */
  void tell(List<DeviceProfile> profiles, List<SourceFile> files) {
    Map<String, SourceFile> byId = new HashMap<>();
    files.forEach(file -> byId.put(file.id(), file));
    for (DeviceProfile profile : profiles) {
      SourceFile file = byId.get(profile.id());
      for (String mark : profile.parts().stream().flatMap(part -> marks(part.match())).toList()) {
        String first = claimed.putIfAbsent(mark, profile.id());
        if (first != null && file != null) {
          int line = file.lineOf(mark);
          errors.add(new FileError(file.shown(), line, line == 0 ? 0 : 1, FileFault.CLAIMED_TWICE,
              Wording.CLAIMED_ALREADY.of(mark, first), Wording.EACH_ID_IN_ONE_PROFILE.of()));
        }
      }
    }
  }

  private static Stream<String> marks(PartMatch match) {
    List<String> marks = new ArrayList<>();
    match.usb().stream().sorted().forEach(id -> marks.add(id.toString()));
    match.notReady().keySet().stream().sorted().forEach(id -> marks.add(id.toString()));
    match.products().stream().sorted().forEach(marks::add);
    match.displays().stream().sorted().forEach(marks::add);
    // one maker's cameras and one maker's speakerphones may be two files
    match.vendors().stream().sorted()
        .forEach(vendor -> marks.add(Marks.vendor(vendor) + match.roles().stream().sorted().toList()));
    return marks.stream();
  }
}
