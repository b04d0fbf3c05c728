package parley.server.aws.deploy;

import java.util.Optional;

/** The page of a workspace: what it is, where the program is, and the address to paste. */
final class Page {
    private Page() {}

    static String of(String name, String address, Optional<String> download) {
        String first =
                download.map(each ->
                                "<li><p><a href=\""
                                        + escaped(each)
                                        + "\">Get Parley</a> for Windows, macOS or Linux.</p></li>")
                        .orElse("<li><p>Get Parley from whoever invited you.</p></li>");
        return """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <style>
          body { font: 17px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem;
                 color: #1c2430; background: #f7f8fa; }
          code { display: block; padding: .75rem 1rem; border-radius: .5rem; background: #fff;
                 border: 1px solid #d5dae1; user-select: all; overflow-wrap: anywhere; }
          @media (prefers-color-scheme: dark) {
            body { color: #e4e8ee; background: #161a20; } code { background: #20262e; border-color: #39424e; } a { color: #8ab4ff; }
          }
        </style>
        <h1>%1$s</h1>
        <ol>
          %3$s
          <li><p>Start it, choose <em>Join a workspace</em> and paste the invite you were sent, or this address:</p>
              <code>%2$s</code></li>
        </ol>
        </html>
        """
                .formatted(escaped(name), escaped(address), first);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
