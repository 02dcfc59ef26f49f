package bn.data;

import java.util.OptionalLong;

/// Is told how far the reading or writing of a file has come, as often as there is something to tell.
public interface Progress {
    /// Nobody looks.
    Progress UNWATCHED = (_, _) -> Watched.NOT;

    /// A file is begun.
    ///
    /// @param doing what is done with it, to be shown: `reading big.csv`
    /// @param bytes how many it has, where that is known
    Watched begin(String doing, OptionalLong bytes);

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
