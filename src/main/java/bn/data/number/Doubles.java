package bn.data.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Doubles of which nobody knows yet how many there are: kept in pieces, so that they are copied once, at the
/// end.
public final class Doubles {
    private static final int FIRST = 64;
    private static final int LARGEST = 1 << 16;

    private final List<double[]> full = new ArrayList<>();
    private double[] last = new double[FIRST];
    private int inLast;
    private int size;

    /// Adds a number at the end.
    public void add(double number) {
        if (inLast == last.length) {
            full.add(last);
            last = new double[Math.min(2 * last.length, LARGEST)];
            inLast = 0;
        }
        last[inLast++] = number;
        size = Math.addExact(size, 1);
    }

    /// Adds those of another, which is not used any more.
    public void add(Doubles other) {
        full.add(Arrays.copyOf(last, inLast));
        full.addAll(other.full);
        last = other.last;
        inLast = other.inLast;
        size = Math.addExact(size, other.size);
    }

    /// How many there are.
    public int size() {
        return size;
    }

    /// All of them; nothing stays here.
    public double[] toArray() {
        double[] all = new double[size];
        int at = 0;
        for (int i = 0; i < full.size(); i++) {
            double[] piece = full.get(i);
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        System.arraycopy(last, 0, all, at, inLast);
        full.clear();
        last = new double[FIRST];
        inLast = 0;
        return all;
    }
}
