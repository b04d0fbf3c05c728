package parley.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A load: who is in which room, who sends how much and when the next message may follow.
 *
 * @param rooms rooms of equal size; nobody is in two
 * @param members members of each room
 * @param senders how many of a room's members send
 * @param window messages that a sender may have under way (closed loop)
 * @param rate messages a second of all senders together (open loop); 0 means closed loop
 * @param release what frees a place in the window
 * @param stalled how many members of each room stop reading when the counting begins
 * @param payload bytes of text in a message
 * @param warmup load before the counting begins
 * @param measured how long is counted
 */
public record Shape(
        int rooms,
        int members,
        int senders,
        int window,
        int rate,
        Release release,
        int stalled,
        int payload,
        Duration warmup,
        Duration measured) {

    /** What frees a place in a sender's window. */
    public enum Release {
        /** The last member of the room has the message. */
        LAST,
        /** The server has acknowledged the message. */
        ACK
    }

    /** A server runs for months; a just-in-time compiler has settled after this. */
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    /** A closed loop that waits for the last member; 200 bytes of text. */
    public static Shape fanOut(int rooms, int members, int senders, int window) {
        return new Shape(
                rooms,
                members,
                senders,
                window,
                0,
                Release.LAST,
                0,
                200,
                WARM_UP,
                Duration.ofMillis(2500));
    }

    public Shape afterAck() {
        return new Shape(
                rooms,
                members,
                senders,
                window,
                rate,
                Release.ACK,
                stalled,
                payload,
                warmup,
                measured);
    }

    public Shape atRate(int perSecond) {
        return new Shape(
                rooms, members, senders, window, perSecond, release, stalled, payload, warmup,
                measured);
    }

    public Shape withStalled(int members) {
        return new Shape(
                rooms,
                this.members,
                senders,
                window,
                rate,
                release,
                members,
                payload,
                warmup,
                measured);
    }

    public Shape warmedUp(Duration duration) {
        return new Shape(
                rooms, members, senders, window, rate, release, stalled, payload, duration,
                measured);
    }

    public Shape measuredFor(Duration duration) {
        return new Shape(
                rooms, members, senders, window, rate, release, stalled, payload, warmup, duration);
    }

    public int connections() {
        return rooms * members;
    }

    /** The generator's options; a peer that can acknowledge is asked to where it matters. */
    List<String> options() {
        var options = new ArrayList<String>();
        add(options, "--rooms", rooms);
        add(options, "--members", members);
        add(options, "--senders", senders);
        add(options, "--window", window);
        add(options, "--rate", rate);
        add(options, "--stalled", stalled);
        add(options, "--payload", payload);
        add(options, "--acks", release == Release.ACK || rate > 0 ? 1 : 0);
        options.addAll(List.of("--release", release == Release.ACK ? "ack" : "last"));
        return options;
    }

    private static void add(List<String> options, String name, long value) {
        options.add(name);
        options.add(Long.toString(value));
    }
}
