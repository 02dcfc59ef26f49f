package bn.data.json;

import bn.batch.Decimal;
import bn.batch.Shape;
import bn.formula.Value;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// One JSON object, written as it comes: nothing is built up in memory.
///
/// Numbers are the shortest decimals that read back as the same doubles; those that are none are the
/// strings `"NaN"`, `"Infinity"` and `"-Infinity"`, since JSON has no word for them.
public final class JsonOutput {
    /// Rows that are asked for at once, so that a value of batch extent is computed in stretches and not
    /// cell by cell.
    private static final int ROWS_AT_ONCE = 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .characterEscapes(new HiddenEscapes())
            .build();

    private static final Separators SPACED = Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withArrayElementSpacing(Separators.Spacing.AFTER);

    private final JsonGenerator json;

    private JsonOutput(JsonGenerator json) {
        this.json = json;
    }

    /// What writes the members of an object.
    @FunctionalInterface
    public interface Members {
        /// Writes them.
        void write(JsonOutput out);
    }

    /// Writes an object and a line end.
    ///
    /// @throws IOException if the writer does
    public static void object(Writer writer, Members members) throws IOException {
        object(writer, ObjectWriteContext.empty(), members);
    }

    /// The same for people to read: each member on a line of its own.
    ///
    /// @throws IOException if the writer does
    public static void lines(Writer writer, Members members) throws IOException {
        object(
                writer,
                new ObjectWriteContext.Base() {
                    @Override
                    public PrettyPrinter getPrettyPrinter() {
                        return new DefaultPrettyPrinter(SPACED)
                                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                                .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance());
                    }

                    @Override
                    public boolean hasPrettyPrinter() {
                        return true;
                    }
                },
                members);
    }

    private static void object(Writer writer, ObjectWriteContext context, Members members) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(context, writer)) {
            JsonOutput out = new JsonOutput(json);
            out.object(members);
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /// An object, as a value.
    public void object(Members members) {
        json.writeStartObject();
        members.write(this);
        json.writeEndObject();
    }

    /// An object under a name.
    public void object(String name, Members members) {
        json.writeName(name);
        object(members);
    }

    /// A list under a name, of whatever is written inside.
    public void list(String name, Members elements) {
        json.writeName(name);
        json.writeStartArray();
        elements.write(this);
        json.writeEndArray();
    }

    /// A string under a name.
    public void text(String name, String text) {
        json.writeName(name);
        json.writeString(text);
    }

    /// A string, as a value.
    public void text(String text) {
        json.writeString(text);
    }

    /// A whole number under a name.
    public void count(String name, long count) {
        json.writeName(name);
        json.writeNumber(count);
    }

    /// A whole number, as a value.
    public void count(long count) {
        json.writeNumber(count);
    }

    /// True or false under a name.
    public void truth(String name, boolean truth) {
        json.writeName(name);
        json.writeBoolean(truth);
    }

    /// A value under a name: a number, a list of D numbers, or nested as the batch is.
    public void value(String name, Value value, Shape shape) {
        json.writeName(name);
        switch (value) {
            case Value.One(double number) -> number(number);
            case Value.PerFeature numbers -> perFeature(numbers);
            case Value.PerRow numbers -> new NestedList(shape, numbers).write();
        }
    }

    /// A list of numbers under a name.
    public void numbers(String name, List<Double> numbers) {
        json.writeName(name);
        json.writeStartArray();
        numbers.forEach(this::number);
        json.writeEndArray();
    }

    private void number(double number) {
        if (Double.isFinite(number)) {
            json.writeNumber(Decimal.literal(number));
        } else if (Double.isNaN(number)) {
            json.writeString("NaN");
        } else {
            json.writeString(number > 0 ? "Infinity" : "-Infinity");
        }
    }

    private void perFeature(Value.PerFeature numbers) {
        json.writeStartArray();
        for (double number : numbers.toArray()) {
            number(number);
        }
        json.writeEndArray();
    }

    /// A value of batch extent in the order of its axes.
    private final class NestedList {
        private final Shape shape;
        private final Value.PerRow value;

        NestedList(Shape shape, Value.PerRow value) {
            this.shape = shape;
            this.value = value;
        }

        void write() {
            // Examples that do not lie together need all rows at once.
            int all = shape.axes().getFirst();
            int atOnce = shape.exampleAxis() == 0 ? Math.max(1, ROWS_AT_ONCE / shape.inner()) : all;
            json.writeStartArray();
            for (int from = 0; from < all; from += atOnce) {
                places(from, Math.min(from + atOnce, all));
            }
            json.writeEndArray();
        }

        /// Those from one place on the first axis to another.
        private void places(int from, int to) {
            boolean isWhole = from == 0 && to == shape.axes().getFirst();
            int fromRow = from * shape.rowStride(0);
            int toRow = isWhole ? shape.rows() : to * shape.rowStride(0);
            double[][] columns = new double[shape.features()][];
            for (int feature = 0; feature < columns.length; feature++) {
                columns[feature] = value.run().of(feature, fromRow, toRow);
            }
            places(columns, 0, to - from, 0, 0);
        }

        /// The first places on an axis, with the axes after it.
        private void places(double[][] columns, int axis, int count, int row, int feature) {
            int stride = shape.rowStride(axis);
            for (int place = 0; place < count; place++) {
                int rowThere = row + place * stride;
                int featureThere = axis == shape.featureAxis() ? place : feature;
                if (axis == shape.rank() - 1) {
                    number(columns[featureThere][rowThere]);
                } else {
                    json.writeStartArray();
                    places(columns, axis + 1, shape.axes().get(axis + 1), rowThere, featureThere);
                    json.writeEndArray();
                }
            }
        }
    }
}
