// What a new plugin is tried with: a large function, and constructors and destructors, for which g++ 14 once ended itself
// (an internal error in add_to_same_comdat_group).
#pragma once

struct Base {
    int* first = nullptr;
    virtual ~Base() {}
};

template <typename T>
struct Numbers : Base {
    T values[9];
    explicit Numbers(T from) {
        first = new T(from);
        for (int i = 0; i < 9; ++i)
            values[i] = from + i * i;
    }
    Numbers(const Numbers& other) : Numbers(*other.first) {}
    ~Numbers() { delete first; }
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
    const Numbers<int> numbers(first), copy = numbers;
    return copy.middle();
}
