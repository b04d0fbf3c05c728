package parley.server.lite;

import java.time.InstantSource;
import parley.server.account.AccountSettings;
import parley.server.account.AccountStore;
import parley.server.account.Accounts;
import parley.server.account.AuthService;
import parley.server.account.LiveSessions;
import parley.server.account.OwnAccount;
import parley.server.account.Passwords;
import parley.server.account.Registrations;
import parley.server.account.SetupCode;
import parley.server.account.TicketStore;
import parley.server.account.WorkspaceFacts;
import parley.server.invite.InviteLimits;
import parley.server.invite.InviteLinks;
import parley.server.invite.InviteRooms;
import parley.server.invite.InviteStore;
import parley.server.invite.Invites;
import parley.server.limit.Ticker;
import parley.server.lite.account.SqliteInviteStore;
import parley.server.lite.store.SqliteDatabase;
import parley.server.secret.SecretStore;

/** Everything about who people are, built in its order. */
record Accounting(Accounts accounts, AuthService auth, Invites invites, OwnAccount own) {
    /** What it rests on. */
    record Ground(
            SqliteDatabase database,
            AccountStore store,
            SecretStore secrets,
            WorkspaceFacts facts,
            SetupCode setup,
            LiveSessions live,
            InviteRooms rooms,
            InviteLinks links,
            InstantSource clock) {}

    static Accounting on(Ground ground, AccountSettings settings) {
        InviteStore inviteStore = new SqliteInviteStore(ground.database());
        AccountStore store = ground.store();
        Ticker ticker = Ticker.system();
        InstantSource clock = ground.clock();
        Accounts accounts = new Accounts(store, settings, ground.live(), clock);
        Passwords passwords = new Passwords(store, settings, ticker);
        Invites invites =
                new Invites(
                        inviteStore,
                        ground.secrets(),
                        ground.rooms(),
                        ground.links(),
                        InviteLimits.DEFAULT,
                        clock,
                        ticker);
        Registrations registrations =
                new Registrations(
                        settings,
                        accounts,
                        passwords,
                        invites,
                        ground.setup(),
                        ground.facts(),
                        clock,
                        ticker);
        AuthService auth =
                new AuthService(
                        settings,
                        accounts,
                        passwords,
                        registrations,
                        ground.facts(),
                        ground.secrets(),
                        TicketStore.inMemory(),
                        clock,
                        ticker);
        return new Accounting(accounts, auth, invites, new OwnAccount(store, accounts, passwords));
    }
}
