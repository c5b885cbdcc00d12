// Numbers as NumPy writes them: a text that reads back as the number, and arrays of equal columns.
#include "dnn/numpy.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<double> numbers(std::min<std::size_t>(size / sizeof(double), 4));
    if (numbers.empty())
        return 0;
    std::memcpy(numbers.data(), data, numbers.size() * sizeof(double));
    for (const double number : numbers)
        if (std::isfinite(number) && std::strtod(np::str(number).c_str(), nullptr) != number)
            std::abort();
    const std::string column = np::array2string(arma::mat(numbers)); // "[[1. ]\n [2.5]]"
    std::size_t widest = 0, narrowest = column.size();
    for (std::size_t start = 0; start < column.size();) {
        const std::size_t end = std::min(column.find(']', start), column.size());
        widest = std::max(widest, end - start);
        narrowest = std::min(narrowest, end - start);
        start = column.find('\n', end) == std::string::npos ? column.size() : column.find('\n', end) + 1;
    }
    if (widest != narrowest)
        std::abort();
    return 0;
}
