package parley.bench.report;

import java.util.ArrayList;
import java.util.List;
import parley.bench.report.Column.Unit;

/** The tables of the page, in its order. */
final class Tables {
    private static final String DURABLE_BASE = "socket.io + SQLite FULL";

    private Tables() {}

    static List<Table> all() {
        var fanOut = new ArrayList<Column>();
        for (var workload : List.of("w1", "w1s", "w2", "w3")) {
            var title = workload.equals("w1s") ? "W1s" : workload.replace('w', 'W');
            fanOut.add(
                    column(title + " deliveries/s", workload, "deliveriesPerSecond", Unit.COUNT));
            fanOut.add(column("CPU µs", workload, "cpuUsPerDelivery", Unit.PLAIN));
            fanOut.add(column("p99 µs", workload, "lastP99us", Unit.PLAIN));
        }
        return List.of(
                new Table(
                        "Fan-out: deliveries a second · times socket.io", fanOut, Table.SOCKET_IO),
                new Table(
                        "A lone message, 200 a second (W4), warm",
                        List.of(
                                column("delivered p50 µs", "w4", "lastP50us", Unit.PLAIN),
                                column("p99 µs", "w4", "lastP99us", Unit.PLAIN),
                                column("acknowledged p50 µs", "w4", "ackP50us", Unit.PLAIN),
                                column("p99 µs", "w4", "ackP99us", Unit.PLAIN)),
                        Table.SOCKET_IO),
                new Table(
                        "Durable sends (W6) · times socket.io + SQLite FULL",
                        List.of(
                                column("acks/s", "w6", "acksPerSecond", Unit.COUNT),
                                column("CPU µs", "w6", "cpuUsPerAck", Unit.PLAIN),
                                column("p50 µs", "w6", "ackP50us", Unit.PLAIN),
                                column("p99 µs", "w6", "ackP99us", Unit.PLAIN)),
                        DURABLE_BASE),
                new Table(
                        "10,000 idle connections (W5)",
                        List.of(
                                column("all ready ms", "w5", "readyMs", Unit.PLAIN),
                                column("server CPU ms", "w5", "serverCpuMs", Unit.PLAIN),
                                column("KiB each", "w5", "memoryEachKiB", Unit.PLAIN),
                                column("RSS MiB", "w5", "memoryKiB", Unit.MIB)),
                        Table.SOCKET_IO),
                new Table(
                        "5 of 100 members stop reading (load of W1)",
                        List.of(
                                column("deliveries/s", "slow", "deliveriesPerSecond", Unit.COUNT),
                                column("p99 µs", "slow", "lastP99us", Unit.PLAIN),
                                column("RSS MiB at most", "slow", "memoryPeakKiB", Unit.MIB),
                                column("stalled", "slow", "stalled", Unit.PLAIN),
                                column("closed", "slow", "stalledClosed", Unit.PLAIN),
                                column("with 4008", "slow", "stalled4008", Unit.PLAIN)),
                        Table.SOCKET_IO),
                new Table(
                        "The server alone",
                        List.of(
                                column("first handshake ms", "start", "handshakeMs", Unit.PLAIN),
                                column("idle RSS MiB", "start", "memoryKiB", Unit.MIB)),
                        Table.SOCKET_IO),
                new Table(
                        "1,000 members come back after the server was killed",
                        List.of(
                                column("down ms", "reconnect", "downMs", Unit.PLAIN),
                                column(
                                        "whole again p50 ms",
                                        "reconnect",
                                        "sinceCutP50ms",
                                        Unit.PLAIN),
                                column("p95 ms", "reconnect", "sinceCutP95ms", Unit.PLAIN),
                                column("last ms", "reconnect", "sinceCutMaxMs", Unit.PLAIN),
                                column("p95 ms since up", "reconnect", "sinceUpP95ms", Unit.PLAIN)),
                        Table.SOCKET_IO),
                new Table(
                        "Removing somebody",
                        List.of(
                                column("their socket ends, p50 ms", "removal", "p50ms", Unit.PLAIN),
                                column("longest ms", "removal", "longestMs", Unit.PLAIN)),
                        Table.SOCKET_IO),
                new Table(
                        "A room of 1,000,000 messages in the client",
                        List.of(
                                column("open ms", "history", "openMs", Unit.PLAIN),
                                column("page p50 ms", "history", "pageP50ms", Unit.PLAIN),
                                column("page p99 ms", "history", "pageP99ms", Unit.PLAIN),
                                column("slowest search ms", "history", "searchMs", Unit.PLAIN)),
                        Table.SOCKET_IO),
                new Table(
                        "The desktop, headless",
                        List.of(
                                column(
                                        "first start to usable ms",
                                        "desktop",
                                        "firstMs",
                                        Unit.PLAIN),
                                column("later ms", "desktop", "usableMs", Unit.PLAIN),
                                column("idle PSS MiB", "desktop", "idlePssKiB", Unit.MIB),
                                column("frame p50 ms", "desktop", "p50", Unit.PLAIN),
                                column("p99 ms", "desktop", "p99", Unit.PLAIN),
                                column("longest ms", "desktop", "longest", Unit.PLAIN),
                                column("over 33 ms", "desktop", "slow", Unit.PLAIN),
                                column("of", "desktop", "frames", Unit.PLAIN),
                                column("PSS MiB scrolled", "desktop", "scrolledPssKiB", Unit.MIB)),
                        Table.SOCKET_IO),
                new Table(
                        "The desktop after minutes of scrolling through pictures, voice notes, Markdown and reactions",
                        List.of(
                                column("minutes", "media", "minutes", Unit.PLAIN),
                                column("PSS MiB before", "media", "idlePssKiB", Unit.MIB),
                                column("after", "media", "scrolledPssKiB", Unit.MIB),
                                column("at most", "media", "mostPssKiB", Unit.MIB),
                                column("frame p50 ms", "media", "p50", Unit.PLAIN),
                                column("p99 ms", "media", "p99", Unit.PLAIN),
                                column("over 33 ms", "media", "slow", Unit.PLAIN),
                                column("of", "media", "frames", Unit.PLAIN)),
                        Table.SOCKET_IO),
                new Table(
                        "A large file over TLS, the network cut again and again, both sides killed",
                        List.of(
                                column("MiB", "files", "mib", Unit.PLAIN),
                                column("cuts", "files", "cuts", Unit.PLAIN),
                                column("there s", "files", "upS", Unit.PLAIN),
                                column("back s", "files", "downS", Unit.PLAIN),
                                column("client MiB above idle", "files", "clientKiB", Unit.MIB),
                                column("server MiB above idle", "files", "serverKiB", Unit.MIB)),
                        Table.SOCKET_IO),
                new Table(
                        "A large file over TLS, in 10⁶ bytes a second",
                        List.of(
                                column("there", "file-speed", "upMBs", Unit.PLAIN),
                                column("back", "file-speed", "downMBs", Unit.PLAIN)),
                        Table.SOCKET_IO),
                new Table(
                        "Files that mean harm, in the client",
                        List.of(
                                column("files", "hostile", "files", Unit.PLAIN),
                                column("refused", "hostile", "refused", Unit.PLAIN),
                                column(
                                        "MiB allocated by one at most",
                                        "hostile",
                                        "mostAllocatedKiB",
                                        Unit.MIB),
                                column("heap grown by MiB", "hostile", "heapGrowthKiB", Unit.MIB)),
                        Table.SOCKET_IO),
                new Table(
                        "What keeps the desktop's JavaFX thread longer than 100 ms",
                        List.of(
                                column("tasks", "watchdog", "stalls", Unit.PLAIN),
                                column("longest ms", "watchdog", "longestMs", Unit.PLAIN),
                                column("frames over 33 ms", "watchdog", "slowFrames", Unit.PLAIN),
                                column("PSS MiB", "watchdog", "pssKiB", Unit.MIB)),
                        Table.SOCKET_IO));
    }

    private static Column column(String title, String workload, String metric, Unit unit) {
        return new Column(title, workload, metric, unit);
    }
}
