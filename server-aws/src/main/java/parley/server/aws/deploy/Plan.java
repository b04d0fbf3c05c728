package parley.server.aws.deploy;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an owner wants.
 *
 * @param workspace what the stacks' names begin with
 * @param name what people see; given when the workspace is made
 * @param origins of web pages that may connect, by commas
 * @param libraries the folder with the function's jars
 * @param watch who is told, and from which bill on; empty: nobody
 * @param site whether there is a page, and where it sends people for the program
 * @param destroy whether table and files go with their stack
 */
record Plan(
        String workspace,
        String name,
        String origins,
        Path libraries,
        Optional<Watch> watch,
        Optional<Site> site,
        boolean destroy) {
    /** In US dollars a month. */
    record Watch(String mail, int budget) {}

    /** {@code download} is empty where the page should not name one. */
    record Site(Optional<String> download) {}
}
