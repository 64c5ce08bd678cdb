// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import org.klartecken.fleet.http.RouteGroup;
import org.klartecken.fleet.http.SecurityHeaders;

/** The one HTTP server, on one port or two: security headers, static assets, then the route groups in the order they were given. */
public final class WebServer extends VerticleBase {
  private static final int COMPRESS_FROM_OCTETS = 1_400;
  /** One field of a form; pages set their own limit of the whole. */
  private static final int LARGEST_FIELD = 256 * 1024;
  private final WebConfig config;
  private final List<RouteGroup> groups;
  private volatile int port;
  private volatile int httpsPort;

  public WebServer(WebConfig config, List<RouteGroup> groups) {
    this.config = config;
    this.groups = List.copyOf(groups);
  }

  /** Starts it on virtual threads; the answer fails with a {@code BindException} when the port is taken. */
  public Future<Integer> deploy(Vertx vertx) {
    return vertx.deployVerticle(this, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
        .map(_ -> port);
  }

  /** The port that is listened on, once started. */
  public int port() {
    return port;
  }

  /** The port that is listened on by https, once started; 0 without one. */
  public int httpsPort() {
    return httpsPort;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.route().handler(new SecurityHeaders(config.secure()));
    new Assets().mount(vertx, router);
    groups.forEach(group -> group.mount(vertx, router));
    Future<?> plain = vertx.createHttpServer(options(config.port())).requestHandler(router).listen()
        .onSuccess(server -> port = server.actualPort());
    WebConfig.TlsPort tls = config.tls();
    return tls == null
        ? plain
        : plain.compose(_ -> vertx
            .createHttpServer(options(tls.port()).setSsl(true).setUseAlpn(true).setKeyCertOptions(tls.certificate()))
            .requestHandler(router).listen().onSuccess(server -> httpsPort = server.actualPort()));
  }

  private HttpServerOptions options(int wanted) {
    return new HttpServerOptions().setHost(config.host()).setPort(wanted).setCompressionSupported(true)
        .setMaxFormAttributeSize(LARGEST_FIELD).setCompressionLevel(3)
        .setCompressionContentSizeThreshold(COMPRESS_FROM_OCTETS);
  }
}
