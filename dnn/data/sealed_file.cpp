#include "dnn/data/sealed_file.hpp"

#include "dnn/data/hdf5_file.hpp"
#include "dnn/support/digest.hpp"
#include "dnn/support/error.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace dnn {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t user_block = 512; // bytes; HDF5 looks for its own first ones there

std::string head_of(const Seal& seal, const std::string& digest) {
    std::ostringstream text;
    text << seal.title << "\nformat " << seal.format << "\nwritten by deepsteps " DEEPSTEPS_VERSION
         << "\nsha256 of what follows byte " << user_block << ": " << digest << '\n';
    std::string head = text.str();
    head.resize(user_block, '\0');
    return head;
}

/// Of a regular file; "" if there is none.
std::string first_bytes_of(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return "";
    std::string head(user_block, '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    return head;
}

} // namespace

Seal checkpoint_seal() {
    return {"deepsteps checkpoint", 1};
}

Seal models_seal() {
    return {"deepsteps models", 1};
}

void write_sealed(const fs::path& file, const Seal& seal, const std::function<void(const H5::H5File&)>& fill,
                  support::Sync sync) {
    const std::vector<char> bytes = hdf5_image(file, fill);
    const std::string head = head_of(seal, support::sha256({{bytes.data(), bytes.size()}}));
    support::write_atomically(
        file,
        [&](std::ostream& out) {
            out << head;
            out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        },
        sync);
}

std::optional<Seal> seal_of(const fs::path& file) {
    std::istringstream text(first_bytes_of(file));
    Seal seal;
    std::string word;
    if (!std::getline(text, seal.title) || !seal.title.starts_with("deepsteps ") ||
        !(text >> word >> seal.format) || word != "format")
        return std::nullopt;
    return seal;
}

void check_seal(const fs::path& file, const Seal& seal, const std::string& advice) {
    const std::string head = first_bytes_of(file);
    const int format = seal_of(file).value_or(Seal{"", 0}).format;
    if (format > seal.format)
        throw support::Error(file.string() + " is of format " + std::to_string(format) +
                             ", and this program reads formats up to " + std::to_string(seal.format) +
                             "; use the deepsteps that wrote it, or a newer one.");
    const std::string end = ": " + support::sha256_of_file(file, user_block) + '\n';
    const std::size_t at = head.find(end);
    if (format < 1 || at == std::string::npos ||
        head.find_first_not_of('\0', at + end.size()) != std::string::npos) {
        std::error_code error;
        throw support::Error(file.string() + " is damaged or cut short (it has " +
                             std::to_string(fs::file_size(file, error)) + " bytes); " + advice + '.');
    }
}

} // namespace dnn
