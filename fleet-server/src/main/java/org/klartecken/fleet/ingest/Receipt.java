// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

/** The answer that a message waits for; exactly one of these is called, from any thread. */
public interface Receipt {
  /** It is committed, or it told nothing new. */
  void committed();

  /** It will never be taken; sending it again is of no use. */
  void rejected(RejectReason reason, String detail);

  /** It was not taken now and must be sent again. */
  void later(RejectReason reason);
}
