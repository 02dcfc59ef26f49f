package bn.learn.script;

import bn.batch.Printable;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.Set;

/// A piece of a script.
///
/// @param text as it is written; of a text in quotes, what it says
record Token(Kind kind, String text, int line) {
    /// Words that are no names, in Python.
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    enum Kind {
        NUMBER,
        WORD,
        TEXT,
        SIGN,
        /// The end of a statement.
        LINE_END,
        /// The lines that follow are indented.
        INDENT,
        /// They no longer are.
        DEDENT,
        END
    }

    boolean isKeyword() {
        return kind == Kind.WORD && KEYWORDS.contains(text);
    }

    boolean isName() {
        return kind == Kind.WORD && !KEYWORDS.contains(text);
    }

    /// Whether it is this sign or this keyword.
    boolean is(String word) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(word);
    }

    /// As a sentence names it.
    Sentence shown() {
        return switch (kind) {
            case NUMBER, WORD, SIGN -> Sentence.asItIs(Printable.quoted(text));
            case TEXT -> Sentence.asItIs('"' + Printable.brief(text) + '"');
            case LINE_END, END -> Sentence.of(DataMessage.SCRIPT_LINE_END);
            case INDENT, DEDENT -> Sentence.of(DataMessage.SCRIPT_OTHER_INDENTATION);
        };
    }
}
