// A file of trained models.
#include "dnn/training/saved_models.hpp"
#include "tests/fuzz/fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const FuzzedFile file(data, size);
    may_be_refused([&] {
        for (const dnn::SavedModel& model : dnn::load_models(file.path()))
            if (model.parameters.at("W1").n_cols !=
                3 * static_cast<arma::uword>(model.height) * static_cast<arma::uword>(model.width))
                std::abort();
    });
    return 0;
}
