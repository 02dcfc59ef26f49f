package bn;

import bn.cli.Bn;
import bn.cli.environment.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Runs typical commands, to record the start-up archive: the classes used here are preloaded at each start.
final class Rehearsal {
    private static final List<String> COMMANDS = List.of(
            "forward --input batch.csv",
            "forward --input batch.json",
            "forward --input batch.csv --format json",
            "backward --input batch.csv --dout grads.csv",
            "backward --dout grads.csv --lang zh",
            "compare --input batch.csv --stats stats.json",
            "grade --input batch.csv --dout grads.csv mine.json",
            "grade --input batch.csv --dout grads.csv dx=batch.csv",
            "steps",
            "why dx[2,1] --input batch.csv --dout grads.csv",
            "explain var",
            "learn list",
            "learn vanish",
            "--help",
            "forward --help",
            "forward --inptu batch.csv",
            "forward --input missing.csv");

    private Rehearsal() {}

    /// Runs the start-up code and then each command, without output or saved state.
    ///
    /// @param args the samples' folder, and a folder for saved state
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
