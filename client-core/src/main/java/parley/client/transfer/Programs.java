package parley.client.transfer;

import java.util.Locale;
import java.util.Set;
import parley.protocol.FileName;

/** Files that run, or let something run, when a person opens them. */
public final class Programs {
    /** Opened by a double click, these run. */
    private static final Set<String> EXTENSIONS =
            Set.of(
                    "action",
                    "apk",
                    "app",
                    "appimage",
                    "appref-ms",
                    "application",
                    "bash",
                    "bat",
                    "bin",
                    "chm",
                    "class",
                    "cmd",
                    "com",
                    "command",
                    "cpl",
                    "csh",
                    "deb",
                    "desktop",
                    "diagcab",
                    "dll",
                    "dmg",
                    "docm",
                    "dotm",
                    "exe",
                    "fish",
                    "gadget",
                    "hta",
                    "html",
                    "htm",
                    "inf",
                    "ins",
                    "iso",
                    "img",
                    "jar",
                    "jnlp",
                    "js",
                    "jse",
                    "ksh",
                    "library-ms",
                    "lnk",
                    "mhtml",
                    "mjs",
                    "msc",
                    "msi",
                    "msix",
                    "msp",
                    "mst",
                    "out",
                    "pif",
                    "pkg",
                    "pl",
                    "potm",
                    "ppam",
                    "ppsm",
                    "pptm",
                    "ps1",
                    "ps2",
                    "psm1",
                    "psd1",
                    "py",
                    "pyc",
                    "pyw",
                    "rb",
                    "reg",
                    "rpm",
                    "run",
                    "scf",
                    "scr",
                    "sct",
                    "service",
                    "settingcontent-ms",
                    "sh",
                    "shb",
                    "shs",
                    "sldm",
                    "svg",
                    "terminal",
                    "theme",
                    "url",
                    "vb",
                    "vbe",
                    "vbs",
                    "vhd",
                    "vhdx",
                    "webloc",
                    "website",
                    "workflow",
                    "ws",
                    "wsc",
                    "wsf",
                    "wsh",
                    "xbap",
                    "xht",
                    "xhtml",
                    "xlam",
                    "xll",
                    "xlsm",
                    "xltm",
                    "zsh");

    private Programs() {}

    /** Lower case, without the dot; empty when there is none. */
    public static String extension(String name) {
        String safe = FileName.safe(name);
        int dot = safe.lastIndexOf('.');
        return dot < 1 ? "" : safe.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** True for what may run when it is opened: a person is asked before. */
    public static boolean mayRun(String name) {
        return EXTENSIONS.contains(extension(name));
    }
}
