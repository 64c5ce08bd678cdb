// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

/** Port: asks a server's enrolment door, {@code POST /enrol}. */
public interface EnrolDoor {
  /** What came back. */
  sealed interface Answer {
    record Said(int status, String body) implements Answer {
    }

    /** Nothing did; {@code detail} is safe to log. */
    record Unreachable(String detail) implements Answer {
    }
  }

  /**
   * Asks once; waits for some seconds at most. Over https only a server is asked whose certificate the system trusts, or
   * that of an authority for which the token vouches.
   */
  Answer ask(ServerAddress server, EnrolmentToken token, String question);
}
