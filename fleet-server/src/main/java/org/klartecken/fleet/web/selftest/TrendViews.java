// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.selftest;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.fleet.selftest.FigureSeries;
import org.klartecken.fleet.selftest.FigureSeries.Figure;
import org.klartecken.fleet.selftest.Trend;
import org.klartecken.fleet.selftest.Warnings;
import org.klartecken.fleet.web.selftest.SelfTestsView.Curve;
import org.klartecken.fleet.web.selftest.SelfTestsView.Group;
import org.klartecken.fleet.web.selftest.SelfTestsView.Warned;
import org.klartecken.fleet.web.words.Readings;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.room.RoomState;

/** Draws how the figures of a room go, over what is normal in just that room. Pure. */
public final class TrendViews {
  /** What is drawn. */
  public static final Duration SPAN = Duration.ofDays(90);
  private static final int TABLE_ROWS = 30;
  private static final double HEIGHT = 40;
  private static final double MARGIN = 0.12;
  private static final int LEAST_DRAWN = 2;
  private final Words w;
  private final Times times;
  private final Readings readings;
  private final RoomState state;

  public TrendViews(Words w, Times times, RoomState state) {
    this.w = w;
    this.times = times;
    this.readings = new Readings(w, times);
    this.state = state;
  }

  /** Those that people should know of before they are a fault, each in a sentence. */
  public List<String> warnings(List<FigureSeries> series) {
    return Warnings.of(trends(series)).stream().map(this::warning).toList();
  }

  private static List<Trend> trends(List<FigureSeries> series) {
    return series.stream().filter(TrendViews::isTelling).map(Trend::of).toList();
  }

  SelfTestsView.Trends view(List<FigureSeries> all) {
    List<FigureSeries> told = all.stream().filter(TrendViews::isTelling).toList();
    List<Trend> drawn = trends(told.stream().filter(s -> s.varies() && s.figures().size() >= LEAST_DRAWN).toList());
    List<Trend> warned = Warnings.of(drawn);
    Map<DeviceId, List<Trend>> others = drawn.stream().filter(trend -> !warned.contains(trend))
        .collect(Collectors.groupingBy(trend -> trend.series().device(), LinkedHashMap::new, Collectors.toList()));
    List<String> constant = told.stream().filter(s -> !s.varies() && s.figures().size() >= LEAST_DRAWN)
        .map(s -> w.lower(readings.name(s.name())) + ' ' + last(s)).distinct().toList();
    return new SelfTestsView.Trends(warned.stream().map(this::warned).toList(),
        others.entrySet().stream().map(entry -> group(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(Group::device, w.alphabet())).toList(),
        constant);
  }

  private Warned warned(Trend trend) {
    return new Warned(warning(trend), curve(trend, "DEGRADED"));
  }

  private Group group(DeviceId id, List<Trend> trends) {
    long normal = trends.stream().filter(trend -> trend.standing() == Trend.Standing.NORMAL).count();
    String told = normal == trends.size()
        ? w.count("trends.group", trends.size()) + ", " + w.get("trends.group.normal")
        : w.get("trends.group.some", w.number(normal), w.number((long) trends.size()));
    return new Group(device(id), told,
        trends.stream().map(trend -> curve(trend, "NONE")).toList());
  }

  /** How many packets were sent, and bounds of an estimate, are no figures of the room. */
  private static boolean isTelling(FigureSeries series) {
    ReadingName name = series.name();
    return !name.equals(ReadingNames.NETWORK_CALL_PACKETS) && !name.equals(ReadingNames.NETWORK_LOSS_AT_LEAST)
        && !name.equals(ReadingNames.NETWORK_LOSS_AT_MOST) && !name.equals(ReadingNames.NETWORK_MOS_AT_MOST);
  }

  private String warning(Trend trend) {
    Trend.Range normal = trend.normal();
    FigureSeries series = trend.series();
    if (normal == null || trend.since() == null) {
      throw new IllegalArgumentException("what warns has a range and a begin");
    }
    return w.get("trends.warning." + trend.standing().name(), readings.name(series.name()), device(series.device()),
        last(series), range(normal, series), times.at(trend.since())) + ' ' + todo(series.name());
  }

  /** What to do before it is a fault. */
  private String todo(ReadingName name) {
    String[] parts = name.value().split("\\.|_", 3);
    return Stream.of("trends.todo." + parts[0] + '.' + parts[1], "trends.todo." + parts[0]).filter(w::has).findFirst()
        .map(w::get).orElseGet(() -> w.get("trends.todo.other"));
  }

  private String last(FigureSeries series) {
    return readings.quantity(series.name(), series.last().number(), series.unit());
  }

  private Curve curve(Trend trend, String state) {
    FigureSeries series = trend.series();
    Scale scale = Scale.of(trend);
    String name = readings.name(series.name());
    String value = last(series);
    String standing = standing(trend);
    Instant from = series.figures().getFirst().at();
    Instant until = series.last().at();
    String points = series.figures().stream()
        .map(f -> print(x(f.at(), from, until)) + ',' + print(scale.y(f.number()))).collect(Collectors.joining(" "));
    Trend.Range normal = trend.normal();
    String top = normal == null ? "" : print(scale.y(normal.high()));
    String height = normal == null ? "" : print(scale.y(normal.low()) - scale.y(normal.high()));
    List<SelfTestsView.Point> table = series.figures().reversed().stream().limit(TABLE_ROWS)
        .map(f -> point(f, series)).toList();
    return new Curve(state, name, device(series.device()), value, standing,
        normal == null ? "" : range(normal, series), points, top, height, print(scale.y(series.last().number())),
        w.get("trends.label", name, times.date(from.atZone(times.zone()).toLocalDate()), value, standing), table);
  }

  private SelfTestsView.Point point(Figure figure, FigureSeries series) {
    return new SelfTestsView.Point(times.full(figure.at()),
        readings.quantity(series.name(), figure.number(), series.unit()),
        figure.healthy() ? "" : w.get("trends.faulty"));
  }

  private String standing(Trend trend) {
    Instant since = trend.since();
    return switch (trend.standing()) {
      case TOO_FEW -> w.get("trends.TOO_FEW");
      case NORMAL -> w.get("trends.NORMAL");
      case ABOVE, BELOW ->
        w.get("trends." + trend.standing().name(), since == null ? "" : times.at(since));
    };
  }

  private String range(Trend.Range normal, FigureSeries series) {
    Unit unit = series.unit();
    ReadingName name = series.name();
    double low = unit == Unit.SECOND || unit == Unit.PERCENT || unit == Unit.COUNT
        ? Math.max(0, normal.low())
        : normal.low();
    double high = unit == Unit.PERCENT ? Math.min(100, normal.high()) : normal.high();
    return w.get("trends.range", readings.quantity(name, low, unit), readings.quantity(name, high, unit));
  }

  private String device(DeviceId id) {
    var device = state.devices().get(id);
    return device == null ? id.value() : device.name();
  }

  /** From 0 to 100. */
  private static double x(Instant at, Instant from, Instant until) {
    long all = Duration.between(from, until).toMillis();
    return all == 0 ? 100 : 100.0 * Duration.between(from, at).toMillis() / all;
  }

  private static String print(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /** Where a number is drawn: everything that there is, and what is normal, with some air. */
  private record Scale(double low, double high) {
    static Scale of(Trend trend) {
      Trend.Range normal = trend.normal();
      DoubleStream numbers = trend.series().figures().stream().mapToDouble(Figure::number);
      DoubleStream all = normal == null
          ? numbers
          : DoubleStream.concat(numbers, DoubleStream.of(normal.low(), normal.high()));
      var extent = all.summaryStatistics();
      double air = MARGIN * Math.max(extent.getMax() - extent.getMin(), 1e-9);
      return new Scale(extent.getMin() - air, extent.getMax() + air);
    }

    /** From the top. */
    double y(double number) {
      return HEIGHT * (high - number) / (high - low);
    }
  }
}
