package bn.cli.io;

import bn.data.file.DataProblem;
import bn.learn.Course;
import bn.learn.Lesson;
import bn.prose.DataMessage;
import bn.prose.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The lessons that go with the program: the folders under `bn/learn` among its resources, which are found by looking,
/// so that a new one is listed nowhere.
public final class Lessons {
    private static final String FOLDER = "/bn/learn/";
    private static final Pattern LESSON = Pattern.compile("\\d+-\\w+");

    private Lessons() {}

    /// All of them, in order.
    public static Course course() {
        URL any = Objects.requireNonNull(Lessons.class.getResource(FOLDER + "course.py"));
        try {
            return new Course(names(any)
                    .sorted()
                    .map(name -> Lesson.of(name, file -> Resource.text(FOLDER + name + "/" + file)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A lesson of somebody who writes one.
    ///
    /// @param typed how the folder was named
    /// @throws DataProblem if there is no such folder, or its name is not that of a lesson
    public static Lesson of(Path folder, String typed) throws DataProblem {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        if (!Files.isDirectory(folder) || !LESSON.matcher(name).matches()) {
            throw new DataProblem(typed + ": ", DataMessage.NO_LESSON_FOLDER);
        }
        return Lesson.of(name, file -> read(folder.resolve(file)));
    }

    private static Stream<String> names(URL beside) throws IOException {
        URLConnection connection = beside.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return jar.getJarFile().stream()
                    .map(entry -> entry.getName().split("/", -1))
                    .filter(parts -> parts.length == 4 && parts[1].equals("learn") && parts[3].equals(Lesson.SCRIPT))
                    .map(parts -> parts[2]);
        }
        URI uri = URI.create(beside.toString());
        if (uri.getScheme().equals("file")) {
            return names(Objects.requireNonNull(Path.of(uri).getParent()));
        }
        // In a native image, resources are a file system of their own.
        try (FileSystem resources = FileSystems.newFileSystem(uri, Map.of())) {
            return names(resources.getPath(FOLDER));
        }
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString().replace("/", ""))
                    .filter(name -> LESSON.matcher(name).matches())
                    .toList()
                    .stream();
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
