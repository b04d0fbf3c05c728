/**
 * A scripted conversation between two real desktops and a real server, told in pictures; fails when
 * a step fails.
 */
@NullMarked
package parley.desktop.tour;

import org.jspecify.annotations.NullMarked;
