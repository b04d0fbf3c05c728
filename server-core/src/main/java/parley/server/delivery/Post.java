package parley.server.delivery;

import parley.protocol.Entry;

/** An entry and those it goes to. */
public record Post(Entry entry, Recipients to) {}
