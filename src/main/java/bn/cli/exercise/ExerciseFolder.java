package bn.cli.exercise;

import bn.batch.Batch;
import bn.batch.Printable;
import bn.cli.environment.Surroundings;
import bn.data.ExerciseFacts;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.data.file.FileReplacement;
import bn.data.json.JsonOutput;
import bn.data.statistics.SavedStatistics;
import bn.data.statistics.StatisticsFile;
import bn.exercise.ExerciseNumbers;
import bn.exercise.Framework;
import bn.exercise.Gaps;
import bn.exercise.Level;
import bn.exercise.ProgramWithGaps;
import bn.formula.Value;
import bn.prose.DataMessage;
import bn.stats.Rules;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// A folder that an exercise is written to.
///
/// @param name as it was named
public record ExerciseFolder(Surroundings surroundings, String name) {
    /// The page that says what to do.
    public static final String PAGE = "README.md";

    /// The folder of a class that has the exercises as they were handed out.
    public static final String KEY = "key";

    /// The list of a class, and whose folder is whose.
    public static final String LIST = "students.csv";

    /// Makes the folder, and those that it lies in.
    ///
    /// @throws DataProblem if it is there and has files in it, which nobody wants replaced
    public void make() throws DataProblem {
        Path folder = surroundings.file(name);
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new DataProblem(Printable.of(name) + ": ", DataMessage.FOLDER_IS_FILE);
            }
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new DataProblem(Printable.of(name) + ": ", DataMessage.FOLDER_IS_TAKEN);
                }
            }
        } catch (IOException e) {
            throw FileReplacement.unwritable(name, e);
        }
    }

    /// A folder in it.
    public ExerciseFolder within(String folder) {
        return new ExerciseFolder(surroundings, name + "/" + folder);
    }

    /// Writes a text to a file in it.
    ///
    /// @throws DataProblem if it cannot be written
    public void write(String file, String text) throws DataProblem {
        write(file, writer -> writer.write(text));
    }

    /// Writes the numbers that are handed out.
    ///
    /// @return the names of the files
    /// @throws DataProblem if one cannot be written
    public List<String> write(ExerciseNumbers numbers) throws DataProblem {
        PassInputs inputs = numbers.inputs();
        write(
                ProgramWithGaps.BATCH,
                writer -> JsonOutput.lines(writer, json -> {
                    json.value("x", Value.PerRow.of(inputs.x()), inputs.shape());
                    json.value("gamma", inputs.gamma(), inputs.shape());
                    json.value("beta", inputs.beta(), inputs.shape());
                    json.value("eps", new Value.One(inputs.eps()), inputs.shape());
                    json.value("dout", Value.PerRow.of(inputs.dout().orElseThrow()), inputs.shape());
                    features(inputs.x(), json);
                }));
        if (numbers.before().isEmpty()) {
            return List.of(ProgramWithGaps.BATCH);
        }
        SavedStatistics statistics = new SavedStatistics(
                numbers.before().get(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.of(inputs.eps()),
                numbers.convention().map(Rules::of).orElse(Rules.NONE),
                Optional.empty(),
                List.of(),
                Optional.empty());
        String file = path(ProgramWithGaps.STATISTICS);
        StatisticsFile.write(surroundings.file(file), file, statistics);
        return List.of(ProgramWithGaps.BATCH, ProgramWithGaps.STATISTICS);
    }

    private static void features(Batch x, JsonOutput json) {
        if (x.isNamed()) {
            json.list("features", list -> x.features().forEach(list::text));
        }
    }

    /// Writes what the exercise is.
    ///
    /// @param seed of its numbers, or of the seeds of a class
    /// @param another the options that make one like it
    /// @throws DataProblem if it cannot be written
    public void write(
            ExerciseNumbers numbers,
            Gaps gaps,
            Optional<Level> level,
            Framework framework,
            long seed,
            List<String> another)
            throws DataProblem {
        write(
                ExerciseFacts.FILE,
                writer -> JsonOutput.lines(writer, json -> {
                    json.text("command", "exercise");
                    json.text("mode", numbers.inputs().mode().word());
                    json.text("framework", framework.word());
                    level.ifPresent(one -> json.count("level", one.number()));
                    json.list("blank", list -> gaps.shownBlank().forEach(step -> list.text(step.name())));
                    json.list("shape", list -> numbers.inputs().shape().axes().forEach(list::count));
                    json.count("seed", seed);
                    json.list("another", list -> another.forEach(list::text));
                    json.text("batch", ProgramWithGaps.BATCH);
                    numbers.before().ifPresent(_ -> json.text("stats", ProgramWithGaps.STATISTICS));
                    json.text("program", ProgramWithGaps.FILE);
                    json.text("answers", ProgramWithGaps.ANSWERS);
                }));
    }

    private String path(String file) {
        return name + "/" + file;
    }

    @FunctionalInterface
    private interface Text {
        void write(Writer writer) throws IOException;
    }

    private void write(String file, Text text) throws DataProblem {
        FileReplacement.write(surroundings.file(path(file)), path(file), out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write(writer);
            writer.flush();
        });
    }
}
