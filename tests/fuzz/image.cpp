// A JPEG or PNG.
#include "dnn/data/image.hpp"
#include "tests/fuzz/fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const FuzzedFile file(data, size);
    may_be_refused([&] {
        const arma::mat x = dnn::read_image(file.path(), 5, 7);
        if (x.n_elem != 105 || x.min() < 0 || x.max() > 1)
            std::abort();
    });
    return 0;
}
