package decant.proof;

import java.util.Arrays;

/** A list of numbers that grows. */
final class Ints {
    private int[] numbers = new int[1024];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + size / 2);
        }
        numbers[size++] = number;
    }

    int get(int index) {
        return numbers[index];
    }

    void increase(int index) {
        numbers[index]++;
    }

    int decrease(int index) {
        return --numbers[index];
    }

    int size() {
        return size;
    }
}
