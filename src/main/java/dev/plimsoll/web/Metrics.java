package dev.plimsoll.web;

import dev.plimsoll.bot.Tally;
import dev.plimsoll.github.Meter;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.queue.DatabaseFailure;
import dev.plimsoll.queue.Gauges;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the server counts, in the text format of Prometheus. */
public final class Metrics implements Meter, Tally {
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    /** Other events are counted together, so that no caller can make up names. */
    private static final Set<String> EVENTS =
            Set.of(
                    "pull_request",
                    "check_run",
                    "check_suite",
                    "merge_group",
                    "ping",
                    "installation",
                    "installation_repositories");

    /** Of so many installations the remaining calls are shown. */
    private static final int INSTALLATIONS = 1_000;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Set<Long> installations = ConcurrentHashMap.newKeySet();
    private final Counter deliveries =
            Counter.builder()
                    .name("plimsoll_deliveries_total")
                    .help("Deliveries of GitHub by event and status of the answer.")
                    .labelNames("event", "status")
                    .register(registry);
    private final Counter checks =
            Counter.builder()
                    .name("plimsoll_reviews_total")
                    .help("Reviews that were concluded, by conclusion of the check.")
                    .labelNames("conclusion")
                    .register(registry);
    private final Counter findings =
            Counter.builder()
                    .name("plimsoll_findings_total")
                    .help("New findings that were said, by rule and level.")
                    .labelNames("rule", "level")
                    .register(registry);
    private final Counter calls =
            Counter.builder()
                    .name("plimsoll_github_calls_total")
                    .help("Calls to GitHub by act and status of the answer.")
                    .labelNames("act", "status")
                    .register(registry);
    private final Histogram durations =
            Histogram.builder()
                    .name("plimsoll_github_call_seconds")
                    .help("How long calls to GitHub took.")
                    .classicUpperBounds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
                    .register(registry);
    private final Gauge remaining =
            Gauge.builder()
                    .name("plimsoll_github_calls_remaining")
                    .help("What is left until a rate limit of GitHub.")
                    .labelNames("installation", "resource")
                    .register(registry);

    /** Of a server that has no database. */
    public Metrics() {
        machine();
    }

    public Metrics(Gauges gauges) {
        this();
        GaugeWithCallback.builder()
                .name("plimsoll_lanes")
                .help("Lanes of work by state.")
                .labelNames("state")
                .callback(callback -> {
                    try {
                        gauges.lanes().forEach((state, count) -> callback.call(count, state));
                    } catch (DatabaseFailure e) {
                        LOG.warn("lanes could not be counted", e);
                    }
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("plimsoll_queue_age_seconds")
                .help("How long the oldest open work has been waiting.")
                .callback(callback -> {
                    try {
                        callback.call(gauges.age().toMillis() / 1000.0);
                    } catch (DatabaseFailure e) {
                        LOG.warn("the queue's age is unknown", e);
                    }
                })
                .register(registry);
    }

    void delivered(Optional<String> event, int status) {
        var name = event.filter(EVENTS::contains).orElse("other");
        deliveries.labelValues(name, Integer.toString(status)).inc();
    }

    @Override
    public void concluded(String conclusion) {
        checks.labelValues(conclusion).inc();
    }

    @Override
    public void found(String rule, Severity level) {
        findings.labelValues(rule, level.id()).inc();
    }

    @Override
    public void called(String act, String outcome, Duration took) {
        calls.labelValues(act, outcome).inc();
        durations.observe(took.toNanos() / 1e9);
    }

    @Override
    public void remaining(long installation, String resource, long left) {
        if (installations.size() < INSTALLATIONS || installations.contains(installation)) {
            installations.add(installation);
            remaining.labelValues(Long.toString(installation), resource).set((double) left);
        }
    }

    String text() throws IOException {
        var out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create()
                .write(
                        out,
                        registry.scrape(),
                        io.prometheus.metrics.config.EscapingScheme.UNDERSCORE_ESCAPING);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void machine() {
        GaugeWithCallback.builder()
                .name("jvm_memory_used_bytes")
                .help("Memory of the Java machine by area.")
                .labelNames("area")
                .callback(callback -> {
                    var memory = ManagementFactory.getMemoryMXBean();
                    callback.call((double) memory.getHeapMemoryUsage().getUsed(), "heap");
                    callback.call((double) memory.getNonHeapMemoryUsage().getUsed(), "nonheap");
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("jvm_threads_current")
                .help("Platform threads of the Java machine.")
                .callback(callback ->
                        callback.call(ManagementFactory.getThreadMXBean().getThreadCount()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("process_uptime_seconds")
                .help("How long the process has been running.")
                .callback(callback ->
                        callback.call(ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0))
                .register(registry);
    }
}
