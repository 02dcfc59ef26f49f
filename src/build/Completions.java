import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Writes for each shell what it is to know of bn, by the name under which the shell looks for it.
///
/// java src/build/Completions.java BN FOLDER
public class Completions {
    private static final Map<String, String> FILES = Map.of("bash", "bn.bash", "zsh", "_bn", "fish", "bn.fish");

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(args[1]));
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            int status = new ProcessBuilder(args[0], "completion", file.getKey(), "--lang", "en")
                    .redirectOutput(folder.resolve(file.getValue()).toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("bn completion " + file.getKey() + " ended with " + status);
            }
        }
    }
}
