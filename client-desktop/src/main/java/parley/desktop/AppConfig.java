package parley.desktop;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import parley.desktop.host.HostConfig;

/**
 * What one desktop is made with; several with different folders live side by side in one JVM.
 *
 * @param folder everything is kept below it
 * @param host where a workspace on this PC keeps its data and listens
 * @param downloads where files go that one saves
 * @param device the name of this PC in the list of devices
 * @param keychain whether tokens go to the keychain of the operating system, where there is one
 */
public record AppConfig(
        Path folder,
        HostConfig host,
        Path downloads,
        String device,
        boolean keychain,
        Locale locale,
        ZoneId zone,
        InstantSource clock) {
    /** For the user of this PC. */
    public static AppConfig ofUser(Path folder) {
        return new AppConfig(
                folder,
                HostConfig.open(folder.resolve("host")),
                Path.of(System.getProperty("user.home", "."), "Downloads"),
                System.getProperty("user.name", "") + ", " + System.getProperty("os.name", ""),
                true,
                Locale.getDefault(),
                ZoneId.systemDefault(),
                InstantSource.system());
    }

    /** With all of it in one folder and nothing reachable from outside of this PC. */
    public static AppConfig alone(Path folder, String device) {
        return new AppConfig(
                folder,
                HostConfig.loopback(folder.resolve("host")),
                folder.resolve("downloads"),
                device,
                false,
                Locale.UK,
                ZoneId.systemDefault(),
                InstantSource.system());
    }
}
