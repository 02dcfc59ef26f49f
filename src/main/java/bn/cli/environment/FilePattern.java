package bn.cli.environment;

import bn.batch.Printable;
import bn.data.file.DataProblem;
import bn.prose.DataMessage;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Names with `*`, `?` or `[...]` in them, where no shell has put the files in their place.
public record FilePattern(Surroundings surroundings) {
    /// The files of a pattern, in the order of their names; what is no pattern, or is a file's name, stays as
    /// it is.
    ///
    /// @throws DataProblem if there is none
    public List<String> files(String named) throws DataProblem {
        if (!isPattern(named) || exists(named)) {
            return List.of(named);
        }
        List<String> found = List.of("");
        // A separator stays at the end of what it follows.
        for (String segment : named.split("(?<=[/\\\\])", -1)) {
            found = isPattern(segment) ? matching(found, segment) : followed(found, segment);
        }
        if (found.isEmpty()) {
            throw new DataProblem(Printable.of(named) + ": ", DataMessage.NO_FILE_OF_PATTERN);
        }
        return found;
    }

    private static boolean isPattern(String name) {
        return name.matches("(?s).*[*?\\[].*");
    }

    /// On Windows no file can be called as a pattern is.
    private boolean exists(String name) {
        try {
            return Files.exists(surroundings.file(name));
        } catch (DataProblem impossible) {
            return false;
        }
    }

    private List<String> followed(List<String> folders, String segment) {
        return folders.stream()
                .map(folder -> folder + segment)
                .filter(this::exists)
                .toList();
    }

    private List<String> matching(List<String> folders, String segment) throws DataProblem {
        String name = segment.replaceAll("[/\\\\]$", "");
        String separator = segment.substring(name.length());
        List<String> found = new ArrayList<>();
        for (String folder : folders) {
            names(folder, name)
                    .map(one -> folder + one + separator)
                    .filter(this::exists)
                    .forEach(found::add);
        }
        return found;
    }

    /// As a shell has it, a name that begins with a point is not meant by a star.
    private Stream<String> names(String folder, String pattern) throws DataProblem {
        Path path = folder.isEmpty() ? surroundings.folder() : surroundings.file(folder);
        FileSystem system = path.getFileSystem();
        List<String> names = new ArrayList<>();
        try {
            PathMatcher matcher = system.getPathMatcher("glob:" + pattern.replaceAll("[{},]", "\\\\$0"));
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
                for (Path file : files) {
                    Path name = file.getFileName();
                    if (matcher.matches(name) && name.toString().startsWith(".") == pattern.startsWith(".")) {
                        names.add(name.toString());
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException | PatternSyntaxException nothingThere) {
            return Stream.empty();
        }
        return names.stream().sorted();
    }
}
