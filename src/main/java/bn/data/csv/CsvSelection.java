package bn.data.csv;

import bn.batch.Printable;
import bn.data.file.DataProblem;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What is left of a table when the columns that are not numbers and the rows in which a number is missing are left
/// out, or why there is nothing to be left out.
///
/// @param features the columns that are left
/// @param notes what was left out
record CsvSelection(CsvColumns columns, List<double[]> features, List<Sentence> notes) {
    /// The columns that are taken, with their numbers, NaN where there is none.
    private record Table(String file, CsvColumns columns, List<double[]> features) {
        int rows() {
            return features.getFirst().length;
        }

        Table without(Set<Integer> places) {
            List<Integer> taken = columns.taken();
            List<double[]> left = IntStream.range(0, features.size())
                    .filter(i -> !places.contains(taken.get(i)))
                    .mapToObj(features::get)
                    .toList();
            return new Table(file, columns.without(places), left);
        }

        Set<Integer> places() {
            return new LinkedHashSet<>(columns.taken());
        }

        /// The rows in which a number is missing.
        BitSet gaps() {
            BitSet gaps = new BitSet();
            for (double[] feature : features) {
                for (int row = 0; row < feature.length; row++) {
                    if (Double.isNaN(feature[row])) {
                        gaps.set(row);
                    }
                }
            }
            return gaps;
        }

        Table withoutRows(BitSet rows) {
            List<double[]> left = features.stream()
                    .map(feature -> IntStream.range(0, feature.length)
                            .filter(row -> !rows.get(row))
                            .mapToDouble(row -> feature[row])
                            .toArray())
                    .toList();
            return new Table(file, columns, left);
        }
    }

    /// Leaves out what the dialect says.
    ///
    /// @param features of the columns that are taken, NaN where a cell is no number
    /// @param odd the cells that are none
    /// @throws DataProblem if a cell stays that is no number, with all that can be done about such cells
    static CsvSelection of(
            String file,
            CsvDialect dialect,
            CsvColumns columns,
            List<double[]> features,
            CsvNonNumbers odd,
            CsvRemedies remedies)
            throws DataProblem {
        Table all = new Table(file, columns, features);
        Set<Integer> words = odd.words(all.rows(), columns.taken());
        Table numbers = all.without(words);
        BitSet gaps = numbers.gaps();
        Set<Integer> left = numbers.places();
        if (!words.isEmpty() && (!dialect.numeric() || left.isEmpty())) {
            CsvNonNumbers.NonNumber first = odd.first(words).orElseThrow();
            // Numbers that are only written wrongly count as missing here; they are spoken of next.
            boolean countable = odd.misspelt(left).isEmpty() && !dialect.dropMissing();
            throw remedies.problem(first, words, left.isEmpty(), countable ? gaps.cardinality() : 0);
        }
        Optional<CsvNonNumbers.NonNumber> misspelt = odd.misspelt(left);
        if (misspelt.isPresent()) {
            throw remedies.problem(misspelt.get(), Set.of(), false, 0);
        }
        if (!gaps.isEmpty() && !dialect.dropMissing()) {
            throw remedies.problem(odd.first(left).orElseThrow(), Set.of(), false, gaps.cardinality());
        }
        if (gaps.cardinality() == all.rows()) {
            throw new DataProblem(file + ": ", DataMessage.NO_ROW_LEFT, columns.reference(odd.mostMissing(left)));
        }
        Table kept = gaps.isEmpty() ? numbers : numbers.withoutRows(gaps);
        return new CsvSelection(kept.columns, kept.features, notes(all, words, gaps.cardinality()));
    }

    private static List<Sentence> notes(Table all, Set<Integer> words, int gaps) {
        List<Sentence> notes = new ArrayList<>();
        if (!words.isEmpty()) {
            List<String> names = words.stream()
                    .map(place -> Printable.brief(all.columns.names().get(place)))
                    .toList();
            notes.add(Sentence.of(DataMessage.COLUMNS_LEFT_OUT, Sentence.list(names))
                    .at(all.file + ": "));
        }
        if (gaps > 0) {
            notes.add(Sentence.of(DataMessage.ROWS_LEFT_OUT, gaps, all.rows()).at(all.file + ": "));
        }
        return notes;
    }
}
