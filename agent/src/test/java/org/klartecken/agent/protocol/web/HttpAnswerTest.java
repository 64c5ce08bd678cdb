// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
  private static final String REDIRECT = "HTTP/1.1 302 Found\r\nServer: portal\r\nlocation:  http://login.example/?a=b \r\n\r\n";

  @Test
  void asksForOneThingAndNoMore() {
    assertEquals("""
        GET /x HTTP/1.1
        Host: fleet.example:8080
        User-Agent: klartecken-agent
        Accept: */*
        Cache-Control: no-cache
        Connection: close

        """.replace("\n", "\r\n"), new String(HttpAnswer.question("fleet.example:8080", "/x"), ISO_8859_1));
  }

  @Test
  void readsStatusWhereItLeadsAndWhetherAnythingFollows() {
    assertEquals(Optional.of(new HttpAnswer(302, Optional.of("http://login.example/?a=b"), false)), parse(REDIRECT));
    assertEquals(Optional.of(new HttpAnswer(302, Optional.of("http://login.example/?a=b"), true)),
        parse(REDIRECT + "<html>"));
    assertEquals(Optional.of(new HttpAnswer(204, Optional.empty(), false)), parse("HTTP/1.1 204 No Content\r\n\r\n"));
    assertEquals(Optional.of(new HttpAnswer(200, Optional.empty(), true)), parse("HTTP/1.0 200\n\nhello"),
        "as small devices write it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nServer: x\r\n", "HTTP/2 200\r\n\r\n",
      "220 mail.example ESMTP\r\n\r\n",
      "HTTP/1.1 999 Strange\r\n\r\n", "\r\n\r\n", "<html>\n\n"})
  void whatIsNoAnswerIsNone(String text) {
    assertEquals(Optional.empty(), parse(text));
  }

  @Test
  void isWholeWithAnOctetBehindTheHead() {
    byte[] octets = (REDIRECT + "<").getBytes(ISO_8859_1);
    for (int length = 0; length < octets.length; length++) {
      assertFalse(HttpAnswer.isWhole(octets, length), "after " + length);
    }
    assertTrue(HttpAnswer.isWhole(octets, octets.length));
  }

  private static Optional<HttpAnswer> parse(String text) {
    byte[] octets = text.getBytes(ISO_8859_1);
    return HttpAnswer.parse(octets, octets.length);
  }
}
