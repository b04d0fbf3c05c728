package parley.protocol;

/**
 * What a client can ask for. Each record is one operation; {@link Wire} names it and {@code R} is
 * the form of its answer. Values are checked when a record is made, so that an operation that
 * exists is well-formed.
 */
public sealed interface Op<R extends Result>
        permits SessionOp,
                MessageOp,
                RoomOp,
                MemberOp,
                InviteOp,
                PeopleOp,
                MeOp,
                WorkspaceOp,
                FileOp {}
