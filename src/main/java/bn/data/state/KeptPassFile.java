package bn.data.state;

import bn.batch.AxisOrder;
import bn.batch.Shape;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.Fingerprint;
import bn.data.json.JsonDocument;
import bn.data.json.JsonOutput;
import bn.formula.Value;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.stats.RunningStats;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The form in which a pass is kept between two commands: a JSON object that ends in the fingerprint of what it says.
///
/// @param folder the working folder it belongs to
record KeptPassFile(String folder, KeptPass pass) {
    /// Another number means another form.
    private static final int VERSION = 2;

    private static final Sentence CHANGED = Sentence.of(DataMessage.KEPT_OTHERWISE);

    /// The whole text. The same pass is the same bytes.
    byte[] text() throws IOException {
        Fingerprint said = Fingerprint.of(text(this::say));
        return text(json -> {
            say(json);
            json.object("says", of -> fingerprint(of, said));
        });
    }

    /// Reads what was kept.
    ///
    /// @throws DataProblem if it cannot be read, is of another version, or is not as it was written
    static KeptPassFile read(Path file) throws DataProblem {
        try {
            byte[] text = Files.readAllBytes(file);
            Map<String, Object> all = tree(text);
            if (all.get("version") instanceof Double version && version != VERSION) {
                throw ofAnotherVersion(file);
            }
            KeptPassFile kept = of(all);
            if (Arrays.equals(kept.text(), text)) {
                return kept;
            }
            throw unreadable(file, CHANGED);
        } catch (IOException e) {
            throw unreadable(file, Sentence.asItIs(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            throw unreadable(file, CHANGED);
        }
    }

    /// The sentence for a pass that an older bn kept, or a newer one.
    static DataProblem ofAnotherVersion(Path file) {
        return new DataProblem(file + ": ", DataMessage.KEPT_BY_OTHER_VERSION);
    }

    private static DataProblem unreadable(Path file, Sentence reason) {
        return new DataProblem(file + ": ", DataMessage.KEPT_UNREADABLE, reason);
    }

    /// What is no JSON says nothing.
    private static Map<String, Object> tree(byte[] text) {
        try {
            return JsonDocument.tree(new BufferedInputStream(new ByteArrayInputStream(text)));
        } catch (DataProblem problem) {
            return Map.of();
        }
    }

    /// @throws RuntimeException if values are missing, or are others than were written
    private static KeptPassFile of(Map<String, Object> all) {
        return new KeptPassFile(
                get(all, "folder", String.class),
                new KeptPass(
                        origin(member(all, "batch").orElseThrow()),
                        numbers(all, "gamma"),
                        numbers(all, "beta"),
                        get(all, "eps", Double.class),
                        member(all, "statistics").map(KeptPassFile::statistics),
                        Optional.ofNullable(all.get("layout"))
                                .map(String.class::cast)
                                .map(AxisOrder.Lettered::new),
                        member(all, "dout").map(KeptPassFile::origin)));
    }

    private static byte[] text(JsonOutput.Members members) throws IOException {
        StringWriter text = new StringWriter();
        JsonOutput.object(text, members);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void say(JsonOutput json) {
        Shape shape = Shape.of(1, pass.gamma().features());
        json.count("version", VERSION);
        json.text("folder", folder);
        json.text("mode", pass.mode().word());
        json.object("batch", of -> origin(of, pass.batch()));
        json.value("gamma", pass.gamma(), shape);
        json.value("beta", pass.beta(), shape);
        json.value("eps", new Value.One(pass.eps()), shape);
        pass.statistics()
                .ifPresent(statistics -> json.object("statistics", of -> {
                    of.value("running_mean", statistics.mean(), shape);
                    of.value("running_var", statistics.var(), shape);
                    of.count("num_batches_tracked", statistics.batches());
                }));
        pass.order().ifPresent(order -> json.text("layout", order.letters()));
        pass.dout().ifPresent(dout -> json.object("dout", of -> origin(of, dout)));
    }

    private static RunningStats statistics(Map<String, Object> of) {
        return new RunningStats(
                numbers(of, "running_mean"),
                numbers(of, "running_var"),
                get(of, "num_batches_tracked", Double.class).longValue());
    }

    private static void origin(JsonOutput json, Origin origin) {
        json.text("path", origin.path().toString());
        json.text("name", origin.name());
        json.truth("copied", origin.copied());
        fingerprint(json, origin.fingerprint());
        CsvDialect dialect = origin.dialect();
        dialect.delimiter().ifPresent(delimiter -> json.text("delimiter", delimiter.toString()));
        dialect.header().ifPresent(header -> json.truth("header", header));
        json.list("columns", of -> dialect.columns().forEach(of::text));
        json.list("exclude", of -> dialect.exclude().forEach(of::text));
        json.truth("decimal_comma", dialect.decimalComma());
        json.truth("drop_missing", dialect.dropMissing());
        json.truth("numeric", dialect.numeric());
    }

    private static Origin origin(Map<String, Object> of) {
        CsvDialect dialect = new CsvDialect(
                Optional.ofNullable(of.get("delimiter")).map(delimiter -> ((String) delimiter).charAt(0)),
                Optional.ofNullable(of.get("header")).map(Boolean.class::cast),
                list(of, "columns", String.class),
                list(of, "exclude", String.class),
                get(of, "decimal_comma", Boolean.class),
                get(of, "drop_missing", Boolean.class),
                get(of, "numeric", Boolean.class));
        return new Origin(
                Path.of(get(of, "path", String.class)),
                get(of, "name", String.class),
                get(of, "copied", Boolean.class),
                new Fingerprint(
                        get(of, "bytes", Double.class).longValue(),
                        get(of, "crc32", String.class),
                        get(of, "crc32c", String.class)),
                dialect);
    }

    private static void fingerprint(JsonOutput json, Fingerprint fingerprint) {
        json.count("bytes", fingerprint.length());
        json.text("crc32", fingerprint.crc32());
        json.text("crc32c", fingerprint.crc32c());
    }

    /// A member that was written, as what it was written as.
    ///
    /// @throws RuntimeException if it is missing, or is something else
    static <T> T get(Map<String, Object> object, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(object.get(name)));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> member(Map<String, Object> object, String name) {
        return Optional.ofNullable((Map<String, Object>) object.get(name));
    }

    private static <T> List<T> list(Map<String, Object> object, String name, Class<T> type) {
        List<?> found = get(object, name, List.class);
        return found.stream().map(type::cast).toList();
    }

    private static Value.PerFeature numbers(Map<String, Object> object, String name) {
        return new Value.PerFeature(list(object, name, Double.class).stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }
}
