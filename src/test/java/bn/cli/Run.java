package bn.cli;

import bn.cli.environment.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// One command, run in this process.
///
/// @param status its exit status
/// @param out what it wrote to standard output
/// @param err what it wrote to standard error
/// @param screen both, in the order in which they came
public record Run(int status, String out, String err, String screen) {

    /// Where and how commands are run. The state folder is always one of the test's own.
    public record Place(Path folder, Path state, Map<String, String> environment, String typed) {
        public static Place at(Path folder, Path state) {
            return new Place(folder, state, Map.of(), "");
        }

        public Place with(String variable, String value) {
            Map<String, String> more = new HashMap<>(environment);
            more.put(variable, value);
            return new Place(folder, state, more, typed);
        }

        public Place typing(String input) {
            return new Place(folder, state, environment, input);
        }

        public Run run(String... args) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            ByteArrayOutputStream screen = new ByteArrayOutputStream();
            int status = run(new Both(out, screen), new Both(err, screen), args);
            return new Run(status, text(out), text(err), text(screen));
        }

        public int run(OutputStream out, OutputStream err, String... args) {
            return Bn.run(surroundings(out, err), args);
        }

        /// Of a run whose words nobody reads.
        Surroundings surroundings() {
            return surroundings(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        }

        private Surroundings surroundings(OutputStream out, OutputStream err) {
            Map<String, String> all = new HashMap<>(Map.of("LANG", "en_US.UTF-8"));
            all.putAll(environment);
            all.put("BN_STATE_HOME", state.toString());
            return new Surroundings(
                    folder,
                    folder,
                    new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                    out,
                    err,
                    all,
                    false,
                    false,
                    false,
                    false,
                    OptionalInt::empty);
        }

        private static String text(ByteArrayOutputStream bytes) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /// A stream that writes to two.
    private static final class Both extends OutputStream {
        private final OutputStream one;
        private final OutputStream other;

        Both(OutputStream one, OutputStream other) {
            this.one = one;
            this.other = other;
        }

        @Override
        public void write(int b) throws IOException {
            one.write(b);
            other.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            one.write(bytes, from, count);
            other.write(bytes, from, count);
        }
    }
}
