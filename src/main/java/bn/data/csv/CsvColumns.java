package bn.data.csv;

import bn.batch.Printable;
import bn.data.file.DataProblem;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.prose.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Which columns of a CSV file, or of a table of JSON, are taken, and what they are called.
///
/// @param names of all columns of the file
/// @param named whether the file gave them
/// @param taken the places of those that are taken, in the order in which they are
public record CsvColumns(List<String> names, boolean named, List<Integer> taken) {
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d*)");

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.][\\p{L}\\p{N}_.-]{0,39}");

    /// The columns under a header.
    ///
    /// @throws DataProblem if two have the same name, or the dialect asks for what is not there
    public static CsvColumns of(List<String> header, CsvDialect dialect, String file, long line) throws DataProblem {
        List<String> names = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = Printable.of(header.get(i).strip());
            names.add(name.isEmpty() ? unnamed(i, header) : name);
            Integer before = places.put(names.get(i), i);
            if (before != null) {
                throw new DataProblem(
                        file + ":" + line + ":" + (i + 1) + ": ",
                        DataMessage.COLUMN_NAMED_TWICE,
                        Printable.quoted(names.get(i)),
                        before + 1);
            }
        }
        return of(names, true, dialect, file);
    }

    /// A column without a name goes by its number, unless another is called that.
    private static String unnamed(int column, List<String> header) {
        String number = String.valueOf(column);
        return header.stream().anyMatch(name -> name.strip().equals(number)) ? "unnamed" + number : number;
    }

    /// The columns of a file without a header, which go by their numbers.
    ///
    /// @throws DataProblem if the dialect asks for what is not there
    static CsvColumns numbered(int count, CsvDialect dialect, String file) throws DataProblem {
        List<String> names = IntStream.range(0, count).mapToObj(String::valueOf).toList();
        return of(names, false, dialect, file);
    }

    private static CsvColumns of(List<String> names, boolean named, CsvDialect dialect, String file)
            throws DataProblem {
        CsvColumns all = new CsvColumns(
                names, named, IntStream.range(0, names.size()).boxed().toList());
        SequencedSet<Integer> taken = dialect.columns().isEmpty()
                ? new LinkedHashSet<>(all.taken)
                : all.places(dialect.columns(), "--columns", file);
        taken.removeAll(all.places(dialect.exclude(), "--exclude", file));
        if (taken.isEmpty()) {
            throw new DataProblem(file + ": ", DataMessage.NO_COLUMN_LEFT);
        }
        return new CsvColumns(List.copyOf(names), named, List.copyOf(taken));
    }

    /// The names of the columns that are taken.
    public List<String> takenNames() {
        return taken.stream().map(names::get).toList();
    }

    /// The same, of which fewer are taken.
    CsvColumns without(Set<Integer> places) {
        return new CsvColumns(
                names,
                named,
                taken.stream().filter(place -> !places.contains(place)).toList());
    }

    /// How an option names a column: by its name, or by its number where a shell would take the name apart, or nobody
    /// would type it.
    public String reference(int place) {
        String name = names.get(place);
        return PLAIN.matcher(name).matches() ? name : number(place);
    }

    /// A number that is another column's name would be that; a range of one is not.
    private String number(int place) {
        String number = String.valueOf(place);
        int called = names.indexOf(number);
        return called < 0 || called == place ? number : number + "-" + number;
    }

    /// How an option names many columns: `0,3-5`.
    String ranges(Set<Integer> places) {
        List<String> ranges = new ArrayList<>();
        List<Integer> sorted = places.stream().sorted().toList();
        for (int from = 0, to; from < sorted.size(); from = to) {
            to = from + 1;
            while (to < sorted.size() && sorted.get(to) == sorted.get(to - 1) + 1) {
                to++;
            }
            ranges.add(to == from + 1 ? number(sorted.get(from)) : sorted.get(from) + "-" + sorted.get(to - 1));
        }
        return String.join(",", ranges);
    }

    private SequencedSet<Integer> places(List<String> words, String option, String file) throws DataProblem {
        SequencedSet<Integer> places = new LinkedHashSet<>();
        for (String word : words) {
            for (int place : places(word.strip(), option, file)) {
                if (!places.add(place)) {
                    throw new DataProblem(
                            file + ": ", DataMessage.COLUMN_ASKED_TWICE, option, Printable.quoted(names.get(place)));
                }
            }
        }
        return places;
    }

    private List<Integer> places(String word, String option, String file) throws DataProblem {
        int place = names.indexOf(word);
        if (place >= 0) {
            return List.of(place);
        }
        Matcher range = RANGE.matcher(word);
        if (word.matches("\\d{1,9}") && Integer.parseInt(word) < names.size()) {
            return List.of(Integer.parseInt(word));
        }
        if (range.matches() && range.group(1).length() < 9 && range.group(2).length() < 9) {
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2).isEmpty() ? names.size() - 1 : Integer.parseInt(range.group(2));
            if (from <= to && to < names.size()) {
                return IntStream.rangeClosed(from, to).boxed().toList();
            }
        }
        throw new DataProblem(
                file + ": ",
                DataMessage.NO_SUCH_COLUMN,
                option,
                Printable.quoted(word),
                Suggestion.within(word, names, Printable::quoted),
                listed());
    }

    private Sentence listed() {
        return named || names.size() == 1
                ? Sentence.list(names)
                : Sentence.of(DataMessage.COLUMNS_TO, names.size() - 1);
    }
}
