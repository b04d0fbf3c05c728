package parley.desktop.room;

/** Leaving the room called {@code name}; {@code leave} does it. */
public record Leave(String name, Runnable leave) {}
