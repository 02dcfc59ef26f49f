package bn.cli;

import bn.check.Mistake;
import bn.check.Mistakes;
import bn.graph.BatchNorm;
import bn.graph.Step;
import bn.stats.Convention;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// What may stand in a place on the command line, for a shell to offer, where its type does not tell.
final class Candidates {
    private Candidates() {}

    /// The steps by their names.
    static final class Steps implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return BatchNorm.TABLE.steps().stream().map(Step::name).iterator();
        }
    }

    /// The mistakes by theirs.
    static final class MistakeIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Mistakes.ALL.stream().map(Mistake::id).iterator();
        }
    }

    /// The conventions by whose they are.
    static final class Conventions implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Convention.ALL.stream().map(Convention::name).iterator();
        }
    }

    /// What momentum may be the weight of.
    static final class Meanings implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Convention.Meaning.values())
                    .map(Convention.Meaning::word)
                    .iterator();
        }
    }

    /// How much a grade says.
    static final class Hints implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("1", "2", "3").iterator();
        }
    }

    /// The shells that can be told what may be typed.
    static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Shell.values()).map(Shell::word).iterator();
        }
    }
}
