// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.klartecken.contract.FailureReason;

class CLibraryTest {
  @Test
  void aFunctionThatTheSystemLacksIsUnsupported() {
    ErrnoException e = assertThrows(ErrnoException.class, () -> CLibrary.call("no_such_function_of_c", 0, 0, 0));
    assertEquals(Errno.ENOSYS, e.errno());
    assertEquals(FailureReason.UNSUPPORTED, e.reason());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aResultOfMinusOneIsTheErrorOfTheThread() {
    ErrnoException e = assertThrows(ErrnoException.class, () -> CLibrary.call("close", -1, 0, 0));
    assertEquals(Errno.EBADF, e.errno());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void passesItsWordsInOrder() throws ErrnoException {
    int copy = CLibrary.call("fcntl", 0, 1030, 500); // F_DUPFD_CLOEXEC: the lowest free descriptor from 500 on
    assertTrue(copy >= 500 && copy < 600, "descriptor " + copy);
    CLibrary.call("close", copy, 0, 0);
  }
}
