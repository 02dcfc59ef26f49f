package bn.data;

import java.util.Arrays;

/// Doubles of which nobody knows yet how many there are.
final class Doubles {
    private double[] numbers = new double[64];
    private int size;

    void add(double number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(size + 1, (int) Math.min(size * 3L / 2, Integer.MAX_VALUE - 8)));
        }
        numbers[size++] = number;
    }

    int size() {
        return size;
    }

    double[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
