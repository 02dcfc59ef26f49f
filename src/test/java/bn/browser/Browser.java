package bn.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Chromium, or what is made of it, without a window: the one that `BN_BROWSER` names, else one that is installed.
/// It keeps what it keeps in a folder of its own, which goes with it.
public final class Browser implements AutoCloseable {
    private static final String ADDRESS = "DevTools listening on ";

    private static final List<String> COMMANDS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private static final List<String> ELSEWHERE = List.of(
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    private final Path profile;
    private final Process process;
    private final DevTools tools;

    private Browser(Path program) throws IOException {
        profile = Files.createTempDirectory("bn-browser");
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        // What it shows is ours alone, and the sandbox wants rights that a container has not.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--force-color-profile=srgb",
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        tools = new DevTools(address(process));
    }

    /// Starts it. Where there is none, the test is skipped, and says so.
    public static Browser start() {
        Path program = installed()
                .orElseGet(() -> abort("no Chromium here: BN_BROWSER can name one, and nothing was seen in a browser"));
        try {
            return new Browser(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> installed() {
        String named = System.getenv("BN_BROWSER");
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        Stream<String> onPath = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> COMMANDS.stream().map(command -> folder + File.separator + command));
        return Stream.concat(onPath, ELSEWHERE.stream())
                .filter(file -> new File(file).canExecute())
                .map(Path::of)
                .findFirst();
    }

    private static String address(Process process) throws IOException {
        // What it says is read to its end, so that it never waits for us.
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(ADDRESS)) {
                Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
                return line.substring(ADDRESS.length());
            }
            all.append(line).append('\n');
        }
        throw new IOException("the browser did not start:\n" + all);
    }

    /// Opens a file, 1280 by 720, and waits until it is there.
    public Page open(Path file) {
        return open(file, 1280, 720);
    }

    /// Opens a file in a window of this size, and waits until it is there.
    public Page open(Path file, int width, int height) {
        String target = String.valueOf(tools.send("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId"));
        Object session = tools.send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId");
        Page page = new Page(tools, target, String.valueOf(session));
        page.window(width, height);
        page.go(file.toUri());
        return page;
    }

    @Override
    public void close() {
        tools.close();
        process.destroy();
        try {
            if (!process.waitFor(DevTools.SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            remove();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Others of its processes may still write there: what they leave is the system's to remove.
    private void remove() {
        try (Stream<Path> all = Files.walk(profile)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            profile.toFile().deleteOnExit();
        }
    }
}
