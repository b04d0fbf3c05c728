package parley.desktop.workspace;

import java.util.List;

/** A room to be made. */
public record NewRoom(String name, String topic, boolean open, List<Person> members) {
    public NewRoom {
        members = List.copyOf(members);
    }
}
