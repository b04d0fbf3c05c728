package parley.desktop.notify;

/** Notices of the operating system. */
public interface SystemNotices {
    /** Shows one, where the system can; returns at once, and is silent about failing. */
    void show(String title, String text);

    /** Where there is nothing to show them with. */
    SystemNotices NONE = (_, _) -> {};
}
