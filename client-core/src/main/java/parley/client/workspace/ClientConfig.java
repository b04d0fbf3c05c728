package parley.client.workspace;

import java.nio.file.Path;
import java.time.InstantSource;
import parley.protocol.SessionOp;

/**
 * What a client is made with.
 *
 * @param folder where workspaces are kept; made when missing, readable by this person only
 * @param program names the program to servers
 * @param device the name of this device in the list of devices, at most 64 characters
 * @param keychain whether tokens go to the OS keychain where there is one; else to a file that only
 *     this person can read
 */
public record ClientConfig(
        Path folder,
        SessionOp.Client program,
        String device,
        boolean keychain,
        InstantSource clock) {}
