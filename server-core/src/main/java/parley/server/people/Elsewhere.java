package parley.server.people;

/** What a transport keeps of people whose connections are spread over processes. */
public record Elsewhere(Leases leases, Typists typists) {}
