package bn.cli.exercise;

import bn.cli.environment.Surroundings;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A folder that is looked into.
///
/// @param name as it was named
record Folder(Surroundings surroundings, String name) {
    /// Names that a program gives to what nobody looks at: `.git`, `__pycache__`.
    private static final List<String> ASIDE = List.of(".", "__");

    /// The folder that a file lies in.
    static Folder around(Surroundings surroundings, String file) {
        String bare = file.replaceAll("(?<=.)[/\\\\]+$", "");
        int end = Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\'));
        String last = bare.substring(end + 1);
        if (last.equals(".") || last.equals("..")) {
            return new Folder(surroundings, bare + "/..");
        }
        return new Folder(surroundings, end < 0 ? "." : bare.substring(0, end + 1));
    }

    /// What a file is called in its folder.
    static String last(Surroundings surroundings, String file) throws DataProblem {
        Path path = surroundings.file(file).toAbsolutePath().normalize();
        return Objects.requireNonNullElse(path.getFileName(), path).toString();
    }

    /// A folder in it.
    Folder folder(String inIt) {
        return new Folder(surroundings, file(inIt));
    }

    /// A file in it, as it is named here.
    String file(String inIt) {
        if (name.equals(".")) {
            return inIt;
        }
        return name + (name.endsWith("/") || name.endsWith("\\") ? "" : "/") + inIt;
    }

    private Path path() throws DataProblem {
        return surroundings.file(name);
    }

    boolean isThere() throws DataProblem {
        return Files.isDirectory(path());
    }

    /// Whether it has a file of this name.
    boolean has(String inIt) throws DataProblem {
        return Files.isRegularFile(path().resolve(inIt));
    }

    /// The names of the files in it, in order.
    List<String> files() throws DataProblem {
        return names(Files::isRegularFile);
    }

    /// The same, the newest first.
    List<String> newestFirst() throws DataProblem {
        Path path = path();
        return files().stream()
                .sorted(Comparator.comparingLong((String file) -> saved(path, file))
                        .reversed())
                .toList();
    }

    /// When a file in it was saved, in milliseconds of its file system; 0 if it is gone.
    long saved(String inIt) throws DataProblem {
        return saved(path(), inIt);
    }

    private static long saved(Path folder, String inIt) {
        return folder.resolve(inIt).toFile().lastModified();
    }

    /// The names of the folders in it, in order.
    List<String> folders() throws DataProblem {
        return names(Files::isDirectory);
    }

    private List<String> names(Predicate<Path> kind) throws DataProblem {
        try (Stream<Path> all = Files.list(path())) {
            return all.filter(kind)
                    .map(one -> one.getFileName().toString())
                    .filter(one -> ASIDE.stream().noneMatch(one::startsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Source.unreadable(path(), name, e);
        }
    }
}
