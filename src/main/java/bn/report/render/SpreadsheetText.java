package bn.report.render;

/// A text that people wrote, for a table that spreadsheets read.
public final class SpreadsheetText {
    private SpreadsheetText() {}

    /// A spreadsheet would compute what begins so, and learners name their files and themselves: it gets a `'` in
    /// front.
    public static String of(String text) {
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
