package parley.server.aws.account;

import parley.protocol.DeviceId;
import parley.protocol.FileId;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.account.Account;
import parley.server.account.Device;
import parley.server.account.Profile;
import parley.server.aws.table.Item;

/** Accounts and devices as items. */
final class AccountItems {
    static final String ACCOUNTS = "ACCOUNTS";

    /** The hash of the password, in PHC form. */
    static final String PASSWORD = "password";

    /** The ids of the user's devices. */
    static final String DEVICES = "devices";

    /** Counts the changes of an account's item. */
    static final String VERSION = "version";

    private AccountItems() {}

    static Item key(UserId user) {
        return Item.key(ACCOUNTS, user.value());
    }

    static Item nameKey(String name) {
        return Item.key("NAME#" + name, "NAME");
    }

    static Item deviceKey(DeviceId device) {
        return Item.key("DEVICE#" + device.value(), "DEVICE");
    }

    /** {@code on} and what an account has, in place of what {@code on} says of it. */
    static Item with(Item on, Account account) {
        Item item =
                on.with("name", account.name())
                        .with("displayName", account.displayName())
                        .with("role", account.role())
                        .with("standing", account.standing())
                        .with("session", account.sessionVersion())
                        .with("since", account.since())
                        .without("status")
                        .without("avatar");
        Profile profile = account.profile();
        if (profile.status().isPresent()) {
            item = item.with("status", profile.status().get());
        }
        return profile.avatar().isPresent()
                ? item.with("avatar", profile.avatar().get().value())
                : item;
    }

    static Account account(Item item) {
        return new Account(
                new UserId(item.sk()),
                item.string("name"),
                item.string("displayName"),
                item.one(WorkspaceRole.class, "role"),
                item.one(Account.Standing.class, "standing"),
                item.number("session"),
                item.instant("since"),
                new Profile(item.text("status"), item.text("avatar").map(FileId::new)));
    }

    static Item item(Device device) {
        return deviceKey(device.id())
                .with("id", device.id().value())
                .with("user", device.user().value())
                .with("name", device.name())
                .with("since", device.since())
                .with("seen", device.seen())
                .with("generation", device.generation())
                .with("confirmed", device.confirmed());
    }

    static Device device(Item item) {
        return new Device(
                new DeviceId(item.string("id")),
                new UserId(item.string("user")),
                item.string("name"),
                item.instant("since"),
                item.instant("seen"),
                item.number("generation"),
                item.flag("confirmed"));
    }
}
