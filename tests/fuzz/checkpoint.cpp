// A checkpoint whose digest is right, as one that means harm has it: without it, nothing behind the first 512 bytes is read.
#include "dnn/training/checkpoint.hpp"

#include "dnn/support/digest.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace {

/// The digest is the 64 letters before the user block's last line break.
std::string with_its_digest(std::string bytes) {
    constexpr std::size_t user_block = 512, letters = 64;
    const std::size_t end = bytes.substr(0, user_block).rfind('\n');
    if (bytes.size() > user_block && end != std::string::npos && end >= letters)
        bytes.replace(end - letters, letters, support::sha256({std::string_view(bytes).substr(user_block)}));
    return bytes;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = with_its_digest({reinterpret_cast<const char*>(data), size});
    const FuzzedFile file(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    may_be_refused([&] {
        const dnn::Checkpoint checkpoint = dnn::load_checkpoint(file.path());
        for (const dnn::ModelCheckpoint& model : checkpoint.models)
            if (model.layer_dims.empty() || model.state.iterations < 0)
                std::abort();
    });
    return 0;
}
