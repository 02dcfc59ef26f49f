package bn.data.statistics;

import bn.batch.Shape;
import bn.data.SavedArrays;
import bn.data.file.DataProblem;
import bn.data.file.FileReplacement;
import bn.data.file.Source;
import bn.data.json.JsonOutput;
import bn.formula.Value;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.stats.Convention;
import bn.stats.LayerState;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A file of running statistics: JSON under PyTorch's state_dict names, with ε, momentum and the convention
/// beside them.
///
/// It is replaced whole. Who reads it in order to write it again holds its lock in between, so that of
/// several that update it at once none is lost. The lock is a file beside it, `.NAME.lock`, which stays:
/// the file itself cannot be locked, since it is another one after each update.
public final class StatisticsFile {
    /// How often a lock is asked for, and how long apart in nanoseconds, before anybody is told: a second.
    private static final int ASKED = 50;

    private static final long PAUSE = 20_000_000;

    private StatisticsFile() {}

    /// Reads a layer's statistics.
    ///
    /// @param layer the layer's name in a whole model's state_dict
    /// @throws DataProblem if the file is not of this kind, or has no such layer
    public static SavedStatistics read(Source source, Optional<String> layer) throws DataProblem {
        return reader(source).read(layer);
    }

    /// Reads all layers.
    ///
    /// @throws DataProblem if the file is not of this kind, or has none
    public static Layers layers(Source source) throws DataProblem {
        return reader(source).layers();
    }

    /// The layers of a file.
    ///
    /// @param found in its order
    /// @param others how many arrays belong to none of them
    public record Layers(List<Found> found, int others) {
        /// Copies them.
        public Layers {
            found = List.copyOf(found);
        }
    }

    /// A layer of a file.
    public sealed interface Found {
        /// One with numbers, which may be anything.
        record Read(LayerState state) implements Found {}

        /// One whose numbers are none, or not as many as it has features.
        ///
        /// @param name as the file has it
        /// @param why what is said of it
        record Unread(String name, Sentence why) implements Found {}
    }

    private static StatisticsReader reader(Source source) throws DataProblem {
        return source.read(
                text -> StatisticsReader.of(source.name(), JsonState.read(source.name(), text)),
                bytes -> StatisticsReader.of(source.name(), new SavedArrays(source.name(), bytes).named()));
    }

    /// Writes a layer's statistics.
    ///
    /// @param name how the file's owner typed it
    /// @throws DataProblem if it cannot be written
    public static void write(Path path, String name, SavedStatistics saved) throws DataProblem {
        FileReplacement.write(path, name, out -> write(out, saved));
    }

    /// What is done while the file is locked.
    @FunctionalInterface
    public interface Update {
        /// Does it.
        void run() throws DataProblem;
    }

    /// Does something while no other process does: waits for those that came before.
    ///
    /// @param waiting is called once where that lasts
    /// @throws DataProblem if the lock cannot be had, or what is done fails
    public static void locked(Path path, String name, Runnable waiting, Update update) throws DataProblem {
        try (FileChannel channel = FileChannel.open(lock(path), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock(channel, waiting)) {
            if (!held.isValid()) {
                throw new DataProblem(name + ": ", DataMessage.NOT_LOCKED);
            }
            update.run();
        } catch (IOException e) {
            throw FileReplacement.unwritable(name, e);
        }
    }

    private static Path lock(Path path) throws IOException {
        Path target = FileReplacement.real(path);
        return target.resolveSibling("." + target.getFileName() + ".lock");
    }

    private static FileLock lock(FileChannel channel, Runnable waiting) throws IOException {
        for (int asked = 0; asked < ASKED; asked++) {
            FileLock held = channel.tryLock();
            if (held != null) {
                return held;
            }
            LockSupport.parkNanos(PAUSE);
        }
        waiting.run();
        return channel.lock();
    }

    private static void write(OutputStream out, SavedStatistics saved) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        Shape shape = Shape.of(1, saved.stats().features());
        JsonOutput.object(writer, json -> {
            json.value("running_mean", saved.stats().mean(), shape);
            json.value("running_var", saved.stats().var(), shape);
            json.count("num_batches_tracked", saved.stats().batches());
            saved.weight().ifPresent(weight -> json.value("weight", weight, shape));
            saved.bias().ifPresent(bias -> json.value("bias", bias, shape));
            saved.eps().ifPresent(eps -> json.value("eps", new Value.One(eps), shape));
            if (saved.recorded().sayAnything()) {
                convention(json, saved.recorded().convention(), shape);
            }
        });
        writer.flush();
    }

    private static void convention(JsonOutput json, Convention convention, Shape shape) {
        json.text("convention", convention.name());
        convention
                .momentum()
                .ifPresentOrElse(
                        momentum -> json.value("momentum", new Value.One(momentum), shape),
                        () -> json.text("momentum", "cumulative"));
        json.text("momentum_meaning", convention.meaning().word());
        json.text("running_variance", convention.variance().word());
    }
}
