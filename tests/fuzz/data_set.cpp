// A data set in the course's layout. HDF5 works in a child: what is fuzzed is that every end of it is a sentence.
#include "dnn/data/dataset.hpp"
#include "tests/fuzz/fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const FuzzedFile file(data, size);
    may_be_refused([&] {
        const dnn::DataSet set = dnn::read_data_set(file.path(), "train");
        if (set.X.min() < 0 || set.X.max() > 1 || set.Y.n_elem != set.X.n_cols)
            std::abort();
    });
    return 0;
}
