package bn.report;

import bn.batch.Shape;
import bn.formula.Value;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A piece of a report: what is said, not how it looks. Each renderer is one exhaustive switch over these.
public sealed interface Block {
    /// The title of a report or of a part of it.
    record Heading(String text) implements Block {}

    /// Running text, wrapped where it is shown.
    record Paragraph(String text) implements Block {}

    /// The line that opens a step.
    ///
    /// @param number its place among the steps, from 1
    /// @param formula as text, such as `mean(sq)`
    /// @param latex symbol and formula for math mode, made where they are shown
    /// @param shape the shape of its value, as Python writes it
    record StepLine(int number, String name, String symbol, String formula, Supplier<String> latex, String shape)
            implements Block {}

    /// A step that does not run, and why.
    record AbsentStep(int number, String name, String symbol, String reason) implements Block {}

    /// The line over a value that was computed before.
    record ValueLine(String name, String symbol, String shape) implements Block {}

    /// A value, for people as a table, for programs under its name.
    ///
    /// @param key the name in JSON
    /// @param shape the axes of the batch it belongs to
    record Numbers(String key, Value value, Shape shape, List<String> features) implements Block {
        /// The value as rows under the names of the features.
        Grid grid() {
            return Grid.of(value, shape, features);
        }
    }

    /// Numbers for people alone.
    record Table(Grid grid) implements Block {}

    /// Equations with their numbers, one under the other: `left = right = value`.
    record Equations(List<Equation> lines) implements Block {
        public Equations {
            lines = List.copyOf(lines);
        }
    }

    /// One of them.
    ///
    /// @param left what is computed: `running_mean[width]`
    /// @param right how, the numbers put in
    /// @param value what comes out
    record Equation(String left, String right, String value) {}

    /// How numbers went over time, and where they were to go, a line each.
    ///
    /// @param last heading over where each of them came
    /// @param goal heading over where each was to go
    record SeriesList(List<Series> lines, String last, String goal) implements Block {
        public SeriesList {
            lines = List.copyOf(lines);
        }
    }

    /// One of them.
    ///
    /// @param label what went
    /// @param course where it was, in order; the first is the start
    /// @param goal where it was to go
    record Series(String label, List<Double> course, double goal) {
        public Series {
            course = List.copyOf(course);
        }
    }

    /// Numbers that are compared by their size, a bar each.
    record Bars(List<Bar> lines) implements Block {
        public Bars {
            lines = List.copyOf(lines);
        }
    }

    /// One of them.
    ///
    /// @param length not negative
    record Bar(String label, double length) {}

    /// A number and where it comes from: what stands left, and the right sides of its equations, one under
    /// the other.
    ///
    /// @param depth how far it is set in: 0 for the number asked about, 1 for what it is made of
    /// @param left `dx[2,width]`
    /// @param note what is to be said behind the last line; empty for nothing
    record WorkedNumber(int depth, String left, List<RightSide> lines, String note) implements Block {
        public WorkedNumber {
            lines = List.copyOf(lines);
        }
    }

    /// One right side.
    ///
    /// @param sign `=`, or `≈` where it is not true to the last digit of the numbers shown
    record RightSide(String sign, String right) {}

    /// Words in columns, a line each; the last column is wrapped.
    record Listing(List<ListingRow> lines) implements Block {
        public Listing {
            lines = List.copyOf(lines);
        }

        /// Whether the first line names the columns.
        boolean isTable() {
            return lines.size() > 1
                    && lines.getFirst().role() == TextRole.FAINT
                    && lines.stream()
                            .allMatch(line -> line.cells().size()
                                    == lines.getFirst().cells().size());
        }
    }

    /// A line of a listing.
    ///
    /// @param role of its words
    record ListingRow(TextRole role, List<String> cells) {
        public ListingRow {
            cells = List.copyOf(cells);
        }
    }

    /// Lines that are a picture: they are never wrapped.
    record Drawing(List<List<Piece>> lines) implements Block {
        public Drawing {
            lines = lines.stream().map(List::copyOf).toList();
        }
    }

    /// A piece of a picture's line.
    record Piece(TextRole role, String text) {}

    /// A blank line.
    record Gap() implements Block {}

    /// A fact for programs alone; people read it in the text around.
    record Fact(String key, Datum datum) implements Block {
        /// A fact that is a string.
        static Fact text(String key, String text) {
            return new Fact(key, new Datum.Text(text));
        }

        /// A fact that is a list of strings.
        static Fact texts(String key, Stream<String> texts) {
            return new Fact(key, new Datum.Texts(texts.toList()));
        }
    }

    /// Blocks that belong together, for programs an object under this name.
    record Group(String key, List<Block> blocks) implements Block {
        public Group {
            blocks = List.copyOf(blocks);
        }
    }
}
