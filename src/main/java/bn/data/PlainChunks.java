package bn.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Cuts plain rows into chunks of whole lines, which all cores read at once, and puts them together in
/// order. Where a chunk is not plain, it and all behind it is left to be read the careful way.
final class PlainChunks {
    private static final int CHUNK = 1 << 22;

    /// By how much a line may be longer than that before it, for a buffer to be used again.
    private static final int LINE = 1 << 12;

    /// Lines of the beginning that are read the careful way: among them are names, comments and the first rows.
    private static final int HEAD = 16;

    private final InputStream text;
    private final PlainRows rows;
    private final Deque<Chunk> ahead = new ArrayDeque<>();
    private final Deque<byte[]> free = new ArrayDeque<>();
    private byte[] carried = {};
    private boolean ended;

    PlainChunks(InputStream text, PlainRows rows) {
        this.text = text;
        this.rows = rows;
    }

    /// Lines that are being read.
    private static final class Chunk {
        private final byte[] bytes;
        private final int count;
        private final FutureTask<double @Nullable [][]> columns;

        Chunk(byte[] bytes, int count, FutureTask<double @Nullable [][]> columns) {
            this.bytes = bytes;
            this.count = count;
            this.columns = columns;
        }

        double @Nullable [][] columns() throws IOException {
            try {
                return columns.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof OutOfMemoryError full) {
                    throw full;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }

        InputStream stream() {
            return new ByteArrayInputStream(bytes, 0, count);
        }
    }

    /// How many bytes of a file's start are its first lines; 0 where there are not enough of them to be
    /// worth it, or they hold quotes, behind which a line may not end where it seems to.
    static int headOf(byte[] start, char delimiter) {
        int lines = 0;
        for (int i = 0; i < start.length; i++) {
            if (start[i] == '"') {
                return 0;
            }
            if (start[i] == '\n' && ++lines == HEAD) {
                return PlainRows.knows(delimiter) ? i + 1 : 0;
            }
        }
        return 0;
    }

    /// Reads as far as it is plain.
    ///
    /// @param columns what was read is added to these
    /// @param soFar is told how many rows there are
    /// @return how many lines were read
    long readInto(List<Doubles> columns, LongConsumer soFar) throws IOException {
        int cores = ForkJoinPool.getCommonPoolParallelism() + 1;
        long lines = 0;
        while (true) {
            while (ahead.size() <= cores && !ended) {
                next();
            }
            if (ahead.isEmpty()) {
                return lines;
            }
            double[][] read = first();
            if (read == null) {
                return lines;
            }
            free.addFirst(ahead.removeFirst().bytes);
            for (int i = 0; i < read.length; i++) {
                columns.get(i).add(read[i]);
            }
            lines += read[0].length;
            soFar.accept(columns.getFirst().size());
        }
    }

    /// The columns of the first chunk. Until they are there, this thread reads chunks that no other has begun.
    private double @Nullable [][] first() throws IOException {
        Chunk first = ahead.getFirst();
        for (Chunk chunk : ahead) {
            if (!first.columns.isDone()) {
                chunk.columns.run();
            }
        }
        return first.columns();
    }

    /// What was not read.
    InputStream rest() {
        List<InputStream> streams = new ArrayList<>();
        ahead.forEach(chunk -> streams.add(chunk.stream()));
        streams.add(new ByteArrayInputStream(carried));
        streams.add(text);
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private void next() throws IOException {
        byte[] bytes = buffer(carried.length + CHUNK + EightBytes.LENGTH);
        System.arraycopy(carried, 0, bytes, 0, carried.length);
        int read = text.readNBytes(bytes, carried.length, CHUNK);
        int count = carried.length + read;
        Arrays.fill(bytes, count, count + EightBytes.LENGTH, (byte) 0);
        ended = read < CHUNK;
        int end = ended ? count : lastLineEnd(bytes, count);
        carried = Arrays.copyOfRange(bytes, end, count);
        if (end > 0) {
            Chunk chunk = new Chunk(bytes, end, new FutureTask<>(() -> rows.read(bytes, 0, end)));
            ForkJoinPool.commonPool().execute(chunk.columns);
            ahead.addLast(chunk);
        }
    }

    /// What a chunk that was read does not need any more, or new bytes, with room for a longer line to come.
    private byte[] buffer(int length) {
        byte[] used = free.pollFirst();
        return used != null && used.length >= length ? used : new byte[length + LINE];
    }

    private static int lastLineEnd(byte[] bytes, int count) {
        int end = count;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
