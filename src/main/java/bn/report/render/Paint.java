package bn.report.render;

import bn.report.block.TextRole;
/// Colours a text by its role.

@FunctionalInterface
public interface Paint {
    /// No colour.
    Paint NONE = (role, text) -> text;

    /// The sixteen ANSI colours, which every terminal has and every user can configure.
    Paint ANSI = (role, text) ->
            text.isEmpty() || role == TextRole.PLAIN ? text : "\u001b[" + code(role) + "m" + text + "\u001b[0m";

    /// The text in the colour of its role.
    String on(TextRole role, String text);

    private static String code(TextRole role) {
        return switch (role) {
            case PLAIN -> "";
            case PRESENT -> "1;33";
            case GRADIENT -> "32";
            case HEADING, BEST -> "1";
            case NAME -> "1;36";
            case SYMBOL -> "35";
            case FAINT -> "2";
            case WARNING -> "33";
            case ERROR -> "1;31";
        };
    }
}
