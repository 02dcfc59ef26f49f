package bn.data.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/// Cuts text into blocks of whole lines, which are read on all cores and put together in order.
final class CsvBlocks {
    private static final int BLOCK = 1 << 19;

    private CsvBlocks() {}

    /// A block that is being read.
    ///
    /// @param lines from which it can be read again
    private record Block<T>(InputStream lines, CompletableFuture<Optional<T>> read) {}

    /// A thread that says nothing when memory runs out: who waits for it does.
    private static Thread quiet(Runnable work) {
        Thread thread = new Thread(work);
        thread.setUncaughtExceptionHandler((_, _) -> {});
        return thread;
    }

    /// Reads blocks until one cannot be read by itself.
    ///
    /// @param reading of one block, on any thread; nothing where it cannot be read by itself
    /// @param each gets what was read, in order
    /// @return what was not read
    static <T> InputStream read(InputStream text, Function<byte[], Optional<T>> reading, Consumer<T> each)
            throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        Deque<Block<T>> ahead = new ArrayDeque<>();
        byte[] bytes = new byte[BLOCK];
        int carried = 0;
        boolean more = true;
        try (ExecutorService threads = Executors.newFixedThreadPool(cores, CsvBlocks::quiet)) {
            while (more || !ahead.isEmpty()) {
                while (more && ahead.size() <= cores) {
                    int count = carried + text.readNBytes(bytes, carried, BLOCK - carried);
                    int end = lineEnd(bytes, count);
                    more = count == BLOCK && end > 0;
                    byte[] lines = Arrays.copyOf(bytes, end);
                    ahead.add(new Block<>(
                            new ByteArrayInputStream(lines),
                            CompletableFuture.supplyAsync(() -> reading.apply(lines), threads)));
                    carried = count - end;
                    System.arraycopy(bytes, end, bytes, 0, carried);
                }
                Optional<T> read = ahead.getFirst().read.join();
                if (read.isEmpty()) {
                    break;
                }
                ahead.removeFirst();
                each.accept(read.get());
            }
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
        List<InputStream> rest = new ArrayList<>();
        ahead.forEach(block -> rest.add(block.lines));
        rest.add(new ByteArrayInputStream(bytes, 0, carried));
        rest.add(text);
        return new SequenceInputStream(Collections.enumeration(rest));
    }

    /// Where the last whole line ends; 0 where none does.
    static int lineEnd(byte[] bytes, int count) {
        int end = count;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
