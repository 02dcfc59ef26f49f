package bn.learn;

import java.util.List;
import java.util.regex.Pattern;

/// What a screen of a lesson is made of.
public sealed interface Element {
    /// Running text.
    record Paragraph(List<Piece> pieces) implements Element {
        public Paragraph {
            pieces = List.copyOf(pieces);
        }
    }

    /// One of a list: an answer to choose, a hint, a source.
    ///
    /// @param label before it: `a)`, `1.`, or empty
    record Item(String label, List<Piece> pieces) implements Element {
        public Item {
            pieces = List.copyOf(pieces);
        }

        /// Whether this word is its first.
        boolean beginsWith(String word) {
            return pieces.getFirst() instanceof Piece.Words(String text)
                    && text.matches(Pattern.quote(word) + "([^\\w-].*)?");
        }
    }

    /// What people say, in quotes.
    record Quote(List<Piece> pieces) implements Element {
        public Quote {
            pieces = List.copyOf(pieces);
        }
    }

    /// Where a table or a plot of the script stands, and the words in it.
    ///
    /// @param name of the table or plot
    /// @param corner what heads the labels of the rows, or what the steps of a plot are
    /// @param headings of the columns, or the names of the lines of a plot
    /// @param rows the labels of the rows; none where the script has them
    record Picture(String name, String corner, List<ColumnHeading> headings, List<String> rows) implements Element {
        public Picture {
            headings = List.copyOf(headings);
            rows = List.copyOf(rows);
        }
    }

    /// The heading of a column.
    ///
    /// @param group a heading over several columns next to each other, or empty
    record ColumnHeading(String group, String text) {}
}
