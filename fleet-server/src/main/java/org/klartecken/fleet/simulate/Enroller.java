// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.simulate.Simulation.Cast;
import org.klartecken.fleet.simulate.Town.Place;

/** Enrols each room as a real PC does, once; what it got is kept for the next run. */
final class Enroller {
  private final Path file;
  private final URI server;
  private final Function<Place, String> tokens;

  /** @param tokens makes a one-time token for a room */
  Enroller(Path file, URI server, Function<Place, String> tokens) {
    this.file = file;
    this.server = server;
    this.tokens = tokens;
  }

  /** It could not be done; the message says why in one sentence. */
  static final class NotEnrolled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotEnrolled(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The rooms with their credentials, enrolling those that have none yet. */
  List<Cast> cast(List<Place> places) {
    Map<RoomId, Credentials> known = read();
    List<Cast> casts = new ArrayList<>();
    int before = known.size();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (Place place : places) {
        casts.add(new Cast(place, known.computeIfAbsent(place.id(), _ -> enrol(http, place))));
      }
    } finally {
      if (known.size() > before) {
        write(known);
      }
    }
    return casts;
  }

  private Credentials enrol(HttpClient http, Place place) {
    JsonObject body = new JsonObject().put("token", tokens.apply(place)).put("nonce", UUID.randomUUID().toString())
        .put("name", place.name()).put("version", "simulated");
    HttpRequest request = HttpRequest.newBuilder(server.resolve("/enrol")).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.encode())).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new NotEnrolled("Room " + place.id() + " was not enrolled: " + answer.statusCode() + ' ' + answer.body(),
            new IllegalStateException("status " + answer.statusCode()));
      }
      return Credentials.of(new JsonObject(answer.body()).put("room", place.id().value()));
    } catch (IOException e) {
      throw new NotEnrolled("The server " + server + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotEnrolled("Enrolling was interrupted.", e);
    }
  }

  private Map<RoomId, Credentials> read() {
    Map<RoomId, Credentials> known = new HashMap<>();
    try {
      if (Files.exists(file)) {
        new JsonArray(Files.readString(file)).forEach(entry -> {
          Credentials credentials = Credentials.of((JsonObject) entry);
          known.put(credentials.room(), credentials);
        });
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }

  private void write(Map<RoomId, Credentials> known) {
    JsonArray all = new JsonArray();
    known.values().forEach(credentials -> all.add(credentials.json()));
    try {
      Files.createDirectories(file.getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, all.encode());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }
}
