package bn.cli;

import bn.BuiltBn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// bn as a process of its own, which can be stopped.
final class BnProcess {
    private BnProcess() {}

    /// Starts it in a folder; nobody reads what it prints.
    static Process start(Path folder, String... args) throws IOException {
        return builder(List.of(), folder, args)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Before it is started.
    ///
    /// @param java what Java itself is told
    static ProcessBuilder builder(List<String> java, Path folder, String... args) {
        List<String> command = new ArrayList<>(List.of(BuiltBn.JAVA));
        command.addAll(BuiltBn.OPTIONS);
        command.addAll(java);
        command.addAll(List.of("-cp", BuiltBn.JARS, "bn.Main"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).directory(folder.toFile());
    }
}
