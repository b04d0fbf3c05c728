/** The screens without a server behind them. */
@NullMarked
package parley.desktop.fake;

import org.jspecify.annotations.NullMarked;
