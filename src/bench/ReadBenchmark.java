import bn.data.BatchReader;
import bn.data.csv.CsvDialect;
import bn.data.file.Source;
import java.nio.file.Path;
import java.util.Arrays;

/// Reading a batch from CSV, the first time and once the compiler knows the way.
///
/// java -cp target/bn.jar src/bench/ReadBenchmark.java big.csv
public class ReadBenchmark {
    private static final int ROUNDS = 7;

    public static void main(String[] args) throws Exception {
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            BatchReader.read(Source.file(Path.of(args[0]), args[0]), CsvDialect.DETECT);
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        double first = seconds[0];
        Arrays.sort(seconds);
        System.out.println(first + " " + seconds[ROUNDS / 2]);
    }
}
