import bn.cli.Bn;
import bn.cli.environment.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// Whole lessons, with all that their texts and claims ask for: seconds of processor time of their thread, the first and
/// then, compiled, the median. Their programs in NumPy are left in a folder.
///
/// java -cp target/bn.jar src/bench/LessonBenchmark.java FOLDER LESSON...
public class LessonBenchmark {
    private static final int ROUNDS = 15;

    public static void main(String[] args) throws IOException {
        for (String lesson : Arrays.copyOfRange(args, 1, args.length)) {
            bn("learn", lesson, "--output", Path.of(args[0], lesson + ".py").toString());
            double[] seconds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                bn("learn", lesson, "--format", "json");
                seconds[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
            }
            double[] warm = Arrays.copyOfRange(seconds, ROUNDS / 2, ROUNDS);
            Arrays.sort(warm);
            System.out.println(String.format(Locale.ROOT, "%s %.4f %.4f", lesson, seconds[0], warm[warm.length / 2]));
        }
    }

    private static void bn(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Path here = Path.of("").toAbsolutePath();
        Surroundings surroundings = new Surroundings(
                here, here, InputStream.nullInputStream(), out, err, Map.of(), false, false, false, false,
                OptionalInt::empty);
        if (Bn.run(surroundings, args) != 0) {
            throw new IllegalStateException(err.toString(StandardCharsets.UTF_8));
        }
    }
}
