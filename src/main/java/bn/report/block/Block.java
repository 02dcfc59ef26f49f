package bn.report.block;

import bn.batch.Shape;
import bn.formula.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A part of a report: its content, not its appearance. Each renderer is one exhaustive switch over these.
public sealed interface Block {
    /// The title of a report or of a part of it.
    record Heading(String text) implements Block {}

    /// Running text, to be wrapped.
    record Paragraph(String text) implements Block {}

    /// The heading line of a step.
    ///
    /// @param number in the table, from 1
    /// @param formula as text, such as `mean(sq)`
    /// @param latex symbol and formula for math mode, computed on demand
    /// @param mathMl the same as what a `<math>` element holds; empty for none
    /// @param shape of its value, as Python writes it
    record StepLine(
            int number,
            String name,
            String symbol,
            String formula,
            Supplier<String> latex,
            Supplier<String> mathMl,
            String shape)
            implements Block {}

    /// A step that is not computed, and why.
    record AbsentStep(int number, String name, String symbol, String reason) implements Block {}

    /// The heading line of a value computed earlier.
    record ValueLine(String name, String symbol, String shape) implements Block {}

    /// A value: a table for people, a named member for programs.
    ///
    /// @param key the name in JSON
    /// @param shape of the batch
    record Numbers(String key, Value value, Shape shape, List<String> features) implements Block {
        /// The value as rows under the names of the features.
        public Grid grid() {
            return Grid.of(value, shape, features);
        }
    }

    /// Numbers for people only.
    record Table(Grid grid) implements Block {}

    /// Aligned equations with their numbers: `left = right = value`.
    record Equations(List<Equation> lines) implements Block {
        public Equations {
            lines = List.copyOf(lines);
        }
    }

    /// One equation.
    ///
    /// @param left the name: `running_mean[width]`
    /// @param right the formula with numbers
    /// @param value the result
    record Equation(String left, String right, String value) {}

    /// The courses of several numbers over time, with their goals, one per line.
    ///
    /// @param last heading of the last values
    /// @param goal heading of the goals
    record SeriesList(List<Series> lines, String last, String goal) implements Block {
        public SeriesList {
            lines = List.copyOf(lines);
        }
    }

    /// The course of one number.
    ///
    /// @param label of the number
    /// @param course its values in order, from the initial one
    /// @param goal the value it should approach
    record Series(String label, List<Double> course, double goal) {
        public Series {
            course = List.copyOf(course);
        }
    }

    /// Numbers compared by size, one bar each.
    record Bars(List<Bar> lines) implements Block {
        public Bars {
            lines = List.copyOf(lines);
        }
    }

    /// One bar.
    ///
    /// @param length not negative
    record Bar(String label, double length) {}

    /// Numbers and bars side by side, a row each under the headings of the columns.
    ///
    /// @param key the name in JSON
    /// @param corner heading of the labels
    /// @param labels of the rows
    /// @param columns as many numbers in each as there are labels
    record Chart(String key, String corner, List<String> labels, List<ChartColumn> columns) implements Block {
        public Chart {
            labels = List.copyOf(labels);
            columns = List.copyOf(columns);
            for (ChartColumn column : columns) {
                if (column.numbers().size() != labels.size()) {
                    throw new IllegalArgumentException(
                            column.numbers().size() + " numbers for " + labels.size() + " labels");
                }
            }
        }

        /// Whether numbers are shown as bars.
        public boolean hasBars() {
            return columns.stream().anyMatch(ChartColumn.Bars.class::isInstance);
        }
    }

    /// The courses of some numbers over time in one frame.
    ///
    /// @param key the name in JSON
    /// @param along what passes from left to right, such as `step`; it is 1 at the first number of each line
    /// @param logarithmic whether equal heights are equal factors
    /// @param height lines of the frame, at least 2
    record Plot(String key, String along, List<PlotLine> lines, boolean logarithmic, int height) implements Block {
        private static final int USUAL_HEIGHT = 10;

        public Plot {
            lines = List.copyOf(lines);
            if (height < 2) {
                throw new IllegalArgumentException("a frame of " + height + " lines");
            }
        }

        /// A plot of the usual height.
        public Plot(String key, String along, List<PlotLine> lines, boolean logarithmic) {
            this(key, along, lines, logarithmic, USUAL_HEIGHT);
        }

        /// How many numbers the longest line has.
        public int length() {
            return lines.stream().mapToInt(line -> line.numbers().size()).max().orElse(0);
        }
    }

    /// A number and its derivation: the left side, and the right sides of its equations below each other.
    ///
    /// @param depth of indentation: 0 for the number in question, 1 for its operands
    /// @param left `dx[2,width]`
    /// @param note after the last line; may be empty
    record WorkedNumber(int depth, String left, List<RightSide> lines, String note) implements Block {
        public WorkedNumber {
            lines = List.copyOf(lines);
        }
    }

    /// The right side of an equation.
    ///
    /// @param sign `=`, or `≈` if the equation does not hold to the last digit shown
    record RightSide(String sign, String right) {}

    /// Text in columns; the last one is wrapped.
    record Listing(List<ListingRow> lines) implements Block {
        public Listing {
            lines = List.copyOf(lines);
        }

        /// Whether the first line is a header.
        public boolean isTable() {
            return lines.size() > 1
                    && lines.getFirst().role() == TextRole.FAINT
                    && lines.stream()
                            .allMatch(line -> line.cells().size()
                                    == lines.getFirst().cells().size());
        }
    }

    /// One line of a listing.
    ///
    /// @param role of its text
    record ListingRow(TextRole role, List<String> cells) {
        public ListingRow {
            cells = List.copyOf(cells);
        }
    }

    /// Rows and columns with a sign in each place, such as learners by steps.
    ///
    /// @param headings of the labels and of what stands beside them
    /// @param columns headings of the signs
    /// @param groups of rows
    /// @param total what the counts are
    /// @param counts for each column
    record Matrix(
            List<String> headings, List<String> columns, List<MatrixGroup> groups, String total, List<Integer> counts)
            implements Block {
        public Matrix {
            headings = List.copyOf(headings);
            columns = List.copyOf(columns);
            groups = List.copyOf(groups);
            counts = List.copyOf(counts);
        }

        /// The same as text in columns.
        public Listing listing() {
            List<ListingRow> lines = new ArrayList<>();
            lines.add(new ListingRow(TextRole.FAINT, joined(headings, columns)));
            for (MatrixGroup group : groups) {
                for (MatrixRow row : group.rows()) {
                    List<String> signs = row.signs().stream().map(Sign::glyph).toList();
                    lines.add(new ListingRow(TextRole.PLAIN, joined(row.cells(), signs)));
                }
            }
            return new Listing(lines);
        }

        private static List<String> joined(List<String> left, List<String> right) {
            return Stream.concat(left.stream(), right.stream()).toList();
        }
    }

    /// Rows of a matrix that belong together.
    ///
    /// @param note how many they are
    record MatrixGroup(String title, String note, List<MatrixRow> rows) {
        public MatrixGroup {
            rows = List.copyOf(rows);
        }
    }

    /// A row of a matrix.
    ///
    /// @param anchor of the part that tells more of it
    /// @param cells its label, and what stands beside it
    record MatrixRow(String anchor, List<String> cells, List<Sign> signs) {
        public MatrixRow {
            cells = List.copyOf(cells);
            signs = List.copyOf(signs);
        }
    }

    /// A part that is opened when it is asked for, where that can be.
    ///
    /// @param anchor by which it is found: letters, digits and hyphens
    /// @param title by which it is known while it is closed
    record Section(String anchor, String title, List<Block> blocks) implements Block {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /// Preformatted lines, which are never wrapped.
    record Drawing(List<List<Piece>> lines) implements Block {
        public Drawing {
            lines = lines.stream().map(List::copyOf).toList();
        }
    }

    /// A part of a line of a drawing.
    record Piece(TextRole role, String text) {}

    /// A blank line.
    record Gap() implements Block {}

    /// A fact for programs only; people read it in the surrounding text.
    record Fact(String key, Datum datum) implements Block {
        /// A fact that is a string.
        public static Fact text(String key, String text) {
            return new Fact(key, new Datum.Text(text));
        }

        /// A fact that is a list of strings.
        public static Fact texts(String key, Stream<String> texts) {
            return new Fact(key, new Datum.Texts(texts.toList()));
        }
    }

    /// Blocks that belong together; for programs an object with this name.
    record Group(String key, List<Block> blocks) implements Block {
        public Group {
            blocks = List.copyOf(blocks);
        }
    }
}
