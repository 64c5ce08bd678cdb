// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.fleet.http.RouteGroup;

/** The style sheet, the scripts and the icon: an explicit list, held in memory, the style sheet put together of its parts, named by their own digest. */
public final class Assets implements RouteGroup {
  private static final Map<String, List<String>> FILES = Map.of("klartecken.css",
      List.of("/web/css/base.css", "/web/css/parts.css", "/web/css/rooms.css", "/web/css/pages.css"), "live.js",
      List.of("/web/live.js"), "icon.svg", List.of("/web/icon.svg"));
  private static final Map<String, Asset> LOADED = load();

  private record Asset(Buffer octets, String type, String digest) {
  }

  /** The address of a file; it changes when the file does, so that browsers may keep it for ever. */
  public static String url(String name) {
    return "/static/" + require(name).digest() + '/' + name;
  }

  @Override
  public void mount(Vertx vertx, Router router) {
    router.get("/static/:digest/:name").handler(Assets::serve);
    router.get("/favicon.ico").handler(context -> context.redirect(url("icon.svg")));
  }

  private static void serve(RoutingContext context) {
    Asset asset = LOADED.get(context.pathParam("name"));
    if (asset == null) {
      context.next();
      return;
    }
    boolean current = asset.digest().equals(context.pathParam("digest"));
    context.response().putHeader("Content-Type", asset.type())
        .putHeader("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache").end(asset.octets());
  }

  private static Map<String, Asset> load() {
    Map<String, Asset> loaded = new LinkedHashMap<>();
    FILES.forEach((name, paths) -> loaded.put(name, asset(name, paths)));
    return loaded;
  }

  private static Asset asset(String name, List<String> paths) {
    Buffer octets = Buffer.buffer();
    paths.forEach(path -> octets.appendBytes(read(path)));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets.getBytes());
      return new Asset(octets, type(name), HexFormat.of().formatHex(digest, 0, 6));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] read(String path) {
    try (InputStream in = Assets.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + path, e);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      case ".svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("unknown kind of file: " + name);
    };
  }

  private static Asset require(String name) {
    Asset asset = LOADED.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no such asset: " + name);
    }
    return asset;
  }
}
