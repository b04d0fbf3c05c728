package parley.desktop.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells words, strings, numbers and comments of code apart, the same for every language. */
final class CodeColours {
    /** Longer code keeps one colour. */
    private static final int LONGEST = 6_000;

    private static final Set<String> WORDS =
            Set.of(
                    "abstract",
                    "and",
                    "as",
                    "async",
                    "await",
                    "bool",
                    "boolean",
                    "break",
                    "case",
                    "catch",
                    "char",
                    "class",
                    "const",
                    "continue",
                    "def",
                    "default",
                    "do",
                    "done",
                    "double",
                    "elif",
                    "else",
                    "end",
                    "enum",
                    "export",
                    "extends",
                    "false",
                    "fi",
                    "final",
                    "finally",
                    "float",
                    "fn",
                    "for",
                    "from",
                    "fun",
                    "func",
                    "function",
                    "if",
                    "impl",
                    "implements",
                    "import",
                    "in",
                    "int",
                    "interface",
                    "is",
                    "lambda",
                    "let",
                    "long",
                    "match",
                    "mut",
                    "new",
                    "nil",
                    "none",
                    "not",
                    "null",
                    "or",
                    "package",
                    "private",
                    "protected",
                    "pub",
                    "public",
                    "record",
                    "return",
                    "select",
                    "self",
                    "static",
                    "struct",
                    "super",
                    "switch",
                    "then",
                    "this",
                    "throw",
                    "throws",
                    "true",
                    "try",
                    "type",
                    "use",
                    "val",
                    "var",
                    "void",
                    "where",
                    "while",
                    "with",
                    "yield");

    private static final Pattern PIECE =
            Pattern.compile(
                    "(?<comment>//[^\\n]*|(?<![^\\s])#[^\\n]*|/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/)"
                            + "|(?<string>\"[^\"\\n]*+\"|'[^'\\n]*+')"
                            + "|(?<number>\\b\\d[\\w.]*+)"
                            + "|(?<call>\\b[A-Za-z_]\\w*+(?=\\())"
                            + "|(?<word>\\b[A-Za-z_]\\w*+)");

    /** A stretch of code and the style class of its colour. */
    record Piece(String text, String style) {}

    private CodeColours() {}

    static List<Piece> pieces(String code) {
        if (code.length() > LONGEST) {
            return List.of(new Piece(code, "code-plain"));
        }
        var pieces = new ArrayList<Piece>();
        var matcher = PIECE.matcher(code);
        int from = 0;
        while (matcher.find()) {
            var style = style(matcher);
            if (style.equals("code-plain")) {
                continue;
            }
            if (matcher.start() > from) {
                pieces.add(new Piece(code.substring(from, matcher.start()), "code-plain"));
            }
            pieces.add(new Piece(matcher.group(), style));
            from = matcher.end();
        }
        if (from < code.length()) {
            pieces.add(new Piece(code.substring(from), "code-plain"));
        }
        return pieces;
    }

    private static String style(java.util.regex.Matcher matcher) {
        if (matcher.group("comment") != null) {
            return "code-comment";
        }
        if (matcher.group("string") != null) {
            return "code-string";
        }
        if (matcher.group("number") != null) {
            return "code-number";
        }
        if (WORDS.contains(matcher.group())) {
            return "code-word";
        }
        return matcher.group("call") != null ? "code-call" : "code-plain";
    }
}
