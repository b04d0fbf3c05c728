package parley.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parley.bench.files.Cuts;
import parley.bench.files.Speed;
import parley.bench.history.LocalHistory;
import parley.bench.hostile.Hostile;
import parley.bench.load.LoadGenerator;
import parley.bench.load.Shape;
import parley.bench.machine.Bench;
import parley.bench.peer.NativePeer;
import parley.bench.peer.ParleyPeer;
import parley.bench.peer.Peer;
import parley.bench.peer.SocketIoPeer;
import parley.bench.workload.Aws;
import parley.bench.workload.Desktop;
import parley.bench.workload.HeavyDesktop;
import parley.bench.workload.Idle;
import parley.bench.workload.Load;
import parley.bench.workload.MediaScroll;
import parley.bench.workload.Reconnect;
import parley.bench.workload.Removal;
import parley.bench.workload.StartUp;
import parley.bench.workload.Workload;

/** Every workload with its peers; docs/performance.md says what each stands for. */
final class Catalogue {
    private static final List<String> FAN_OUT =
            List.of("deliveriesPerSecond", "cpuUsPerDelivery", "lastP50us", "lastP99us");
    private static final List<String> ACKS =
            List.of("acksPerSecond", "cpuUsPerAck", "ackP50us", "ackP99us");
    private static final List<String> LATENCY =
            List.of("lastP50us", "lastP99us", "ackP50us", "ackP99us");
    private static final List<String> SLOW =
            List.of(
                    "deliveriesPerSecond",
                    "lastP99us",
                    "memoryPeakKiB",
                    "stalled",
                    "stalledClosed",
                    "stalled4008");

    private Catalogue() {}

    /**
     * For these servers, or for all if none is named.
     *
     * @param fileMib the size of the file that is sent
     */
    static List<Workload> all(
            Bench bench, LoadGenerator generator, Set<String> names, int fileMib) {
        var peers = new ArrayList<Peer>();
        peers.add(new NativePeer(generator.tools(), false));
        peers.add(new NativePeer(generator.tools(), true));
        peers.addAll(SocketIoPeer.both(bench));
        peers.add(new ParleyPeer(false));
        peers.add(new ParleyPeer(true));
        peers.removeIf(each -> !names.isEmpty() && !names.contains(each.name()));
        var durable = peers.stream().filter(Peer::durable).toList();

        var one = Shape.fanOut(1, 100, 10, 4);
        return List.of(
                new Load(
                        "w1",
                        "1 room of 100, 10 send, 4 under way each",
                        one,
                        peers,
                        generator,
                        FAN_OUT),
                new Load(
                        "w1s",
                        "1 room of 100, one message at a time",
                        Shape.fanOut(1, 100, 1, 1),
                        peers,
                        generator,
                        FAN_OUT),
                new Load(
                        "w2",
                        "1 room of 1,000, 10 send, 4 under way each",
                        Shape.fanOut(1, 1000, 10, 4),
                        peers,
                        generator,
                        FAN_OUT),
                new Load(
                        "w3",
                        "500 rooms of 4, all send, 1 under way each",
                        Shape.fanOut(500, 4, 4, 1),
                        peers,
                        generator,
                        FAN_OUT),
                new Load(
                        "w4",
                        "1 room of 2, 200 messages a second",
                        Shape.fanOut(1, 2, 1, 1).atRate(200).measuredFor(Duration.ofSeconds(10)),
                        peers,
                        generator,
                        LATENCY),
                new Idle("w5", 10_000, peers, generator),
                new Load(
                        "w6",
                        "50 rooms of 2, all send, 8 under way each, the next after an acknowledgement",
                        Shape.fanOut(50, 2, 2, 8).afterAck(),
                        durable,
                        generator,
                        ACKS),
                new Load(
                        "slow",
                        "as w1, and 5 of the 100 stop reading",
                        one.withStalled(5).measuredFor(Duration.ofSeconds(6)),
                        peers,
                        generator,
                        SLOW),
                new StartUp("start", generator),
                new Reconnect("reconnect", 1000, new ParleyPeer(false), generator),
                new Removal("removal"),
                new LocalHistory("history"),
                new Desktop("desktop"),
                new MediaScroll("media"),
                new Cuts("files", fileMib, new ParleyPeer(true)),
                new Speed("file-speed", fileMib, new ParleyPeer(true)),
                new Hostile("hostile"),
                new HeavyDesktop("watchdog"),
                new Aws("aws"));
    }
}
