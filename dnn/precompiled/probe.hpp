// What a new plugin is tried with: a function that is large, and one that calls it.
#pragma once

template <typename T>
struct Numbers {
    T values[9];
    explicit Numbers(T first) {
        for (int i = 0; i < 9; ++i)
            values[i] = first + i * i;
    }
    T middle() const {
        T sorted[9];
        for (int i = 0; i < 9; ++i) {
            int place = i;
            for (; place > 0 && values[i] < sorted[place - 1]; --place)
                sorted[place] = sorted[place - 1];
            sorted[place] = values[i];
        }
        return sorted[4] < sorted[3] ? throw sorted[4] : sorted[4];
    }
};

inline int middle_from(int first) {
    return Numbers<int>(first).middle();
}
