/** Building blocks that several screens use: avatars, badges, fields, banners, dialogs. */
@NullMarked
package parley.desktop.part;

import org.jspecify.annotations.NullMarked;
