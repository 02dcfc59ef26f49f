package bn;

import bn.cli.Bn;
import bn.cli.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Runs what people run first, so that an archive can be made of the classes as they are after it: what was in
/// use here is ready at once when a command starts.
final class Rehearsal {
    private static final List<String> COMMANDS = List.of(
            "forward --input batch.csv",
            "forward --input batch.json",
            "forward --input batch.csv --format json",
            "backward --input batch.csv --dout grads.csv",
            "backward --dout grads.csv --lang zh",
            "compare --input batch.csv --stats stats.json",
            "steps",
            "why dx[2,1] --input batch.csv --dout grads.csv",
            "explain var",
            "--help",
            "forward --help",
            "forward --inptu batch.csv",
            "forward --input missing.csv");

    private Rehearsal() {}

    /// Runs all of it, as it begins and then in surroundings where nothing is seen or left behind.
    ///
    /// @param args the folder of the samples, and a folder for what is kept between commands
    public static void main(String[] args) {
        Main.obstacle(args);
        Main.surroundings();
        Surroundings surroundings = new Surroundings(
                Path.of(args[0]).toAbsolutePath(),
                Path.of(args[1]).toAbsolutePath(),
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of("BN_STATE_HOME", Path.of(args[1]).toAbsolutePath().toString()),
                false,
                false,
                false,
                false,
                OptionalInt::empty);
        for (String command : COMMANDS) {
            Bn.run(surroundings, command.split(" "));
        }
    }
}
