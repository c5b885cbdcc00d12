#include "dnn/data/stranger.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <new>
#include <optional>

namespace dnn {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t max_sentence = 4000; // bytes

enum class Outcome : std::uint8_t { read, refused };

/// `seconds`, and more for a large file.
support::ChildLimits limits_for(const fs::path& file, unsigned seconds) {
    constexpr std::uintmax_t bytes_per_second = 50'000'000, at_most = 120;
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    support::ChildLimits limits;
    limits.seconds = seconds + static_cast<unsigned>(error ? 0 : std::min(size / bytes_per_second, at_most));
    limits.memory = std::size_t{3} << 30;
    limits.max_answer = std::size_t{1} << 30;
    return limits;
}

std::vector<std::uint8_t> refused(const std::string& sentence) {
    Parcel parcel;
    parcel.put(static_cast<std::uint8_t>(Outcome::refused));
    parcel.put(support::first_bytes(sentence, max_sentence));
    return parcel.take();
}

std::vector<std::uint8_t> packed(const fs::path& file, const std::function<void(Parcel&)>& read) {
    try {
        Parcel parcel;
        parcel.put(static_cast<std::uint8_t>(Outcome::read));
        read(parcel);
        return parcel.take();
    } catch (const support::Error& error) {
        return refused(error.what());
    } catch (const std::bad_alloc&) {
        return refused(
            file.string() +
            " takes more memory to read than there is for it, at most 3 GiB: it is damaged or too large.");
    }
}

[[noreturn]] void broke_its_reader(const fs::path& file, unsigned seconds) {
    throw support::Error(
        file.string() + " cannot be read: it crashes what reads it, or takes more than " +
        std::to_string(seconds) +
        " s of computing or 3 GiB of memory. It is damaged or too large; copy or download it "
        "again.");
}

} // namespace

void check_regular(const fs::path& file, const std::string& expected) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found)
        throw support::Error(file.string() + ": there is no such file; expected " + expected + '.');
    if (fs::is_directory(status))
        throw support::Error(file.string() + " is a folder; expected " + expected + '.');
    if (fs::exists(status) && !fs::is_regular_file(status))
        throw support::Error(file.string() + " is a pipe or a device; expected " + expected +
                             ". Save it as a file first.");
    if (!std::ifstream(file, std::ios::binary))
        throw support::Error(file.string() + " cannot be read: " + std::strerror(errno) + '.');
}

FileInChild::FileInChild(const fs::path& file, const std::function<void(Parcel&)>& read, unsigned seconds)
    : file_(file), limits_(limits_for(file, seconds)), child_(limits_, [&] { return packed(file, read); }) {}

void FileInChild::unpack(const std::function<void(Unpacked&)>& unpack) {
    const std::optional<support::ChildAnswer> answer = child_.answer();
    if (!answer)
        broke_its_reader(file_, limits_.seconds);
    try {
        Unpacked unpacked(*answer);
        if (unpacked.get<std::uint8_t>() == static_cast<std::uint8_t>(Outcome::refused))
            throw support::Error(support::one_line(support::first_bytes(unpacked.text(), max_sentence)));
        unpack(unpacked);
        unpacked.end();
    } catch (const Unpacked::Torn&) {
        broke_its_reader(file_, limits_.seconds);
    }
}

void read_in_child(const fs::path& file, const std::function<void(Parcel&)>& read,
                   const std::function<void(Unpacked&)>& unpack, unsigned seconds) {
    FileInChild(file, read, seconds).unpack(unpack);
}

std::string quoted(const std::string& text) {
    constexpr std::size_t most = 60;
    return support::cut_to_bytes(support::one_line(support::first_bytes(text, 10 * most)), most);
}

} // namespace dnn
