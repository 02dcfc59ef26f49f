package bn.data.csv;

import bn.batch.Printable;
import bn.data.number.NumberText;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds out what separates the cells of a CSV file.
final class CsvDelimiter {
    /// Space stands for runs of spaces, as NumPy's savetxt and most programs of the sciences write.
    static final char SPACE = ' ';

    /// Which is meant where several fit as well.
    private static final List<Character> CANDIDATES = List.of(';', '\t', ',', '|', SPACE);

    private CsvDelimiter() {}

    /// What a delimiter makes of the first rows.
    ///
    /// @param numbers the part of the cells that are numbers, in rows of the usual length
    /// @param agreeing the part of the rows that are of the usual length
    /// @param rowNames whether the first row agrees only if the rows have names, over which it has none
    private record Fit(char delimiter, double numbers, double agreeing, boolean rowNames) {
        private static final Comparator<Fit> BEST = Comparator.comparingDouble(Fit::numbers)
                .thenComparingDouble(Fit::agreeing)
                .thenComparing(fit -> !fit.rowNames);

        static Optional<Fit> of(String lines, char delimiter) {
            List<List<String>> rows = CsvSample.of(lines, delimiter).rows();
            int width = usualLength(rows);
            if (lines.indexOf(delimiter) < 0 || width < 2) {
                return Optional.empty();
            }
            List<List<String>> below = rows.size() > 1 ? rows.subList(1, rows.size()) : rows;
            long agreeing = rows.stream().filter(row -> agrees(row, width)).count();
            boolean rowNames = rows.getFirst().size() == width - 1;
            double numbers = below.stream()
                    .filter(row -> agrees(row, width))
                    .flatMap(List::stream)
                    .filter(CsvDelimiter::isMeantAsNumber)
                    .count();
            double cells = below.stream().mapToInt(List::size).sum();
            double agree = agreeing + (rowNames ? 1 : 0);
            Fit fit = new Fit(delimiter, numbers / cells, agree / rows.size(), rowNames);
            boolean weak = delimiter == SPACE && !fit.isOfSpaces(rows);
            // One number among words as often as another may be of a name.
            boolean name = width < 3 || fit.numbers == 0 || fit.agreeing < 1;
            return !weak ? Optional.of(fit) : name ? Optional.empty() : Optional.of(fit.last());
        }

        /// Words with a space between may be one name; a space parts numbers, most of all.
        private boolean isOfSpaces(List<List<String>> rows) {
            return (numbers > 0.5 && agreeing == 1)
                    || rows.stream()
                            .anyMatch(row -> row.size() > 1 && row.stream().allMatch(CsvDelimiter::isMeantAsNumber));
        }

        /// The same, where none else fits.
        private Fit last() {
            return new Fit(delimiter, -1, agreeing, rowNames);
        }

        private static int usualLength(List<List<String>> rows) {
            Map<Integer, Long> counts = rows.stream().collect(Collectors.groupingBy(List::size, Collectors.counting()));
            return counts.entrySet().stream()
                    .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .orElse(0);
        }

        private static boolean agrees(List<String> row, int width) {
            return row.size() == width || row.size() - CsvSample.trailingBlanks(row) == width;
        }
    }

    /// The delimiter with which most cells are numbers, and the rows of one length; a comma where there is none.
    ///
    /// @param lines the first of the file, whole ones
    /// @param decimalCommas whether decimals have commas, as was said, so that none but a quoted one is in a cell
    static char of(String lines, boolean decimalCommas) {
        String first = lines.lines().findFirst().orElse("");
        if (isSaid(first) && first.length() == 5) {
            return first.charAt(4);
        }
        Optional<Fit> best = CANDIDATES.stream()
                .flatMap(one -> Fit.of(lines, one).stream())
                .filter(fit -> fit.delimiter != ','
                        || !decimalCommas
                        || CsvSample.of(lines, ',').mayHaveDecimalCommas())
                .reduce((one, other) -> Fit.BEST.compare(one, other) < 0 ? other : one);
        return best.map(Fit::delimiter).orElse(decimalCommas ? ';' : ',');
    }

    /// Excel may say in the first line what separates the cells: `sep=;`.
    static boolean isSaid(String cell) {
        return cell.strip().matches("(?i)sep=.?");
    }

    /// Lines in which a delimiter is one character: between spaces a tab is one more.
    static String spaced(String lines, char delimiter) {
        return delimiter == SPACE ? lines.replace('\t', SPACE) : lines;
    }

    /// The same of what is read piece by piece.
    static Reader spaced(Reader text, char delimiter) {
        return delimiter != SPACE
                ? text
                : new FilterReader(text) {
                    @Override
                    public int read(char[] target, int from, int length) throws IOException {
                        int read = super.read(target, from, length);
                        for (int i = from; i < from + read; i++) {
                            target[i] = target[i] == '\t' ? SPACE : target[i];
                        }
                        return read;
                    }
                };
    }

    private static boolean isMeantAsNumber(String cell) {
        return switch (NumberText.of(cell)) {
            case NumberText.Read _ -> true;
            case NumberText.Refused refused -> !refused.isWord() && !cell.isBlank();
        };
    }

    /// How it is called in sentences.
    static Sentence named(char delimiter) {
        return switch (delimiter) {
            case '\t' -> Sentence.of(DataMessage.A_TAB);
            case SPACE -> Sentence.of(DataMessage.SPACES);
            default -> Sentence.asItIs(Printable.quoted(String.valueOf(delimiter)));
        };
    }

    /// What may separate numbers in a cell that is none: a character that the header has too, as often.
    static Optional<Character> likely(String header, String cell) {
        return Stream.of('|', ':', '/', '^', '~', '&')
                .filter(one -> count(cell, one) > 0 && count(cell, one) == count(header, one))
                .filter(one -> Stream.of(cell.split(Pattern.quote(String.valueOf(one)), -1))
                        .allMatch(NumberText::isNumeric))
                .findFirst();
    }

    private static long count(String text, char c) {
        return text.chars().filter(at -> at == c).count();
    }
}
