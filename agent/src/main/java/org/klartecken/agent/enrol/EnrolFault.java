// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

/** Why this PC was not enrolled; a closed set that is also the exit code's reason and the log field. */
public enum EnrolFault {
  /** The server does not know the token. */
  TOKEN_UNKNOWN("the server does not know this token; make a new one there"),
  /** Another PC was enrolled with it. */
  TOKEN_USED("this token was used before; make a new one on the server"), TOKEN_EXPIRED(
      "this token has expired; make a new one on the server"),
  /** It has not the shape of a token, or the server did not understand the question. */
  MALFORMED("this is no token, or the server is of another version"),
  /** Too many attempts from this address. */
  TOO_MANY("the server asks to wait: there were too many attempts"),
  /** Plain HTTP to another machine. */
  INSECURE(
      "plain http to another machine would show the token to everybody on the way; use https, or --insecure-http on a network that you trust"),
  /** The CA in the answer is not the one that the token names. */
  WRONG_CA(
      "the server's certificate authority is not the one that the token names: somebody may stand between this PC and the server, or the token is of another server"),
  /** Nobody answers there. */
  UNREACHABLE("the server cannot be reached"),
  /** What answered is no fleet server, or of another version. */
  BAD_ANSWER("what answered there is no fleet server of this version");

  private final String sentence;

  EnrolFault(String sentence) {
    this.sentence = sentence;
  }

  /** What it means and what to do, for people. */
  public String sentence() {
    return sentence;
  }

  /** Whether asking again later with the same token may succeed. */
  public boolean passes() {
    return this == UNREACHABLE || this == TOO_MANY;
  }
}
