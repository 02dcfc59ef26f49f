package bn.data.file;

import java.util.OptionalLong;

/// Is told how far the reading or writing of a file has come, or other work that may be long, as often as there
/// is something to tell.
public interface Progress {
    /// Nobody looks.
    Progress UNWATCHED = (_, _) -> Watched.NOT;

    /// A file is begun.
    ///
    /// @param doing what is done with it, to be shown: `writing big.csv`
    /// @param bytes how many it has, where that is known
    Watched begin(String doing, OptionalLong bytes);

    /// A file is begun to be read.
    ///
    /// @param file how it is called
    /// @param bytes how many it has, where that is known
    default Watched reading(String file, OptionalLong bytes) {
        return Watched.NOT;
    }

    /// Work is begun for which no file is read or written.
    ///
    /// @param doing what is done, to be shown: `checking 14 gradients`
    /// @param parts how many like parts it has, where that is known
    default Work work(String doing, OptionalLong parts) {
        return Work.NOT;
    }

    /// What may take long.
    ///
    /// @param <T> what comes of it
    @FunctionalInterface
    interface LongWork<T> {
        T done() throws DataProblem;
    }

    /// Does what may take long, and tells of it meanwhile.
    ///
    /// @param doing what is done, to be shown
    /// @throws DataProblem if the work does
    default <T> T during(String doing, LongWork<T> longWork) throws DataProblem {
        try (Work _ = work(doing, OptionalLong.empty())) {
            return longWork.done();
        }
    }

    /// Work in parts.
    interface Work extends AutoCloseable {
        /// Tells nobody.
        Work NOT = new Work() {
            @Override
            public void done() {}

            @Override
            public void close() {}
        };

        /// What is done from now on, to be shown in place of what was done before.
        default void now(String doing) {}

        /// One part more is done; several threads may say so.
        void done();

        /// It is over, or has failed.
        @Override
        void close();
    }

    /// The work on one file.
    interface Watched extends AutoCloseable {
        /// Tells nobody.
        Watched NOT = new Watched() {
            @Override
            public void bytes(long soFar) {}

            @Override
            public void rows(long soFar) {}

            @Override
            public void close() {}
        };

        /// So many bytes are done.
        void bytes(long soFar);

        /// So many rows are done.
        void rows(long soFar);

        /// It is over, or has failed.
        @Override
        void close();
    }
}
