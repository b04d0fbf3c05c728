package parley.protocol;

import java.util.Optional;

/**
 * What others see of a user; {@code gone}: the account was removed, the name stays for its
 * messages.
 */
public record UserCard(
        UserId user,
        String name,
        String displayName,
        Optional<FileId> avatar,
        Optional<String> status,
        boolean bot,
        boolean gone) {}
