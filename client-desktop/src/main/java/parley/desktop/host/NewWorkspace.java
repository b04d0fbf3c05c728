package parley.desktop.host;

import parley.desktop.join.Account;

/** A workspace to be started on this PC, with the account of its owner. */
public record NewWorkspace(String name, Account owner) {}
