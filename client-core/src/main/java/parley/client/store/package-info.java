/** The local history, outbox and drafts of one workspace: one SQLite file. All SQL is here. */
@NullMarked
package parley.client.store;

import org.jspecify.annotations.NullMarked;
