/**
 * Who people are: accounts, passwords, devices, tokens, and the end of all of them. {@link
 * parley.server.account.AuthService} is the door for the sign-in endpoints.
 */
@NullMarked
package parley.server.account;

import org.jspecify.annotations.NullMarked;
