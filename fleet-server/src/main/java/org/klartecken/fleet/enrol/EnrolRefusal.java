// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

/** Why a room PC was not enrolled; the word in the answer, the log and the metric. */
public enum EnrolRefusal {
  /** Not a token of this server. */
  TOKEN_UNKNOWN(403, "This token is not known to this server."),
  /** Each token enrols one PC. */
  TOKEN_USED(403, "This token has already been used. Make a new one for each room PC."),
  /** Tokens are short-lived. */
  TOKEN_EXPIRED(403, "This token has expired. Make a new one."),
  /** The request lacks something or is out of bounds. */
  MALFORMED(400, "The request needs token, nonce, name and version, as JSON."),
  /** Too many refused requests from one address. */
  TOO_MANY(429, "Too many refused requests from this address. Wait a minute."),
  /** The database did not take it; nothing of it is kept. */
  NOT_STORED(503, "The server cannot store anything at present. The token is still good: try again later."),
  /** A fault of this server. */
  SERVER_FAULT(500, "The server failed; its log says why. The token is still good: try again later.");

  private final int status;
  private final String sentence;

  EnrolRefusal(int status, String sentence) {
    this.status = status;
    this.sentence = sentence;
  }

  /** Whether whoever asked did something wrong. */
  public boolean isTheirs() {
    return status < 500;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** For the person at the room PC. */
  public String sentence() {
    return sentence;
  }
}
