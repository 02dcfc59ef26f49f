package bn.cli.environment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The browser in which the user's files are shown: the one that BROWSER names, else the system's.
public final class WebBrowser {
    /// So long a command has to say that it cannot; one that shows the file itself goes on.
    private static final long SECONDS = 2;

    private WebBrowser() {}

    /// Shows a file.
    ///
    /// @return whether a browser was found
    public static boolean show(Path file, Surroundings surroundings) {
        String address = file.toAbsolutePath().toString();
        return commands(surroundings).stream().anyMatch(command -> runs(command, address, surroundings));
    }

    private static List<List<String>> commands(Surroundings surroundings) {
        String named = surroundings.environment().getOrDefault("BROWSER", "");
        if (!named.isBlank()) {
            return List.of(List.of(named));
        }
        return surroundings.windows()
                ? List.of(List.of("rundll32", "url.dll,FileProtocolHandler"))
                : List.of(List.of("xdg-open"), List.of("open"));
    }

    private static boolean runs(List<String> command, String address, Surroundings surroundings) {
        List<String> words = new ArrayList<>(command);
        words.add(address);
        try {
            Process process = new ProcessBuilder(words)
                    .directory(surroundings.folder().toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            // There is no such command here.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
