#include "dnn/data/exif.hpp"

#include <cstddef>
#include <cstdint>

namespace dnn {
namespace {

/// Numbers at places of the bytes; 0 beyond their end.
struct Numbers {
    std::string_view all;
    bool little_endian = false;

    std::uint32_t number(std::size_t at, std::size_t count) const {
        if (at > all.size() || count > all.size() - at)
            return 0;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value << 8 | static_cast<unsigned char>(all[at + (little_endian ? count - 1 - i : i)]);
        return value;
    }
};

std::string_view part(std::string_view bytes, std::size_t at, std::size_t count) {
    return at < bytes.size() ? bytes.substr(at, count) : std::string_view();
}

/// In the first directory of a TIFF, which is what EXIF is.
int orientation_in(std::string_view tiff) {
    constexpr std::uint32_t orientation = 0x0112, a_short = 3;
    constexpr std::size_t entry_size = 12;
    if (!tiff.starts_with("II") && !tiff.starts_with("MM"))
        return 1;
    const Numbers bytes{tiff, tiff.starts_with("II")};
    const std::size_t directory = bytes.number(4, 4), entries = bytes.number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + i * entry_size;
        if (bytes.number(entry, 2) != orientation || bytes.number(entry + 2, 2) != a_short)
            continue;
        const std::uint32_t value = bytes.number(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

/// A JPEG's segments, up to its pixels: FF, a marker, the length (with its own two bytes), the content.
std::string_view tiff_of_jpeg(std::string_view jpeg) {
    using namespace std::string_view_literals;
    constexpr std::string_view head = "Exif\0\0"sv;
    constexpr std::uint32_t start_of_scan = 0xFFDA, app1 = 0xFFE1;
    const Numbers bytes{jpeg};
    for (std::size_t at = 2; at < jpeg.size();) {
        const std::uint32_t marker = bytes.number(at, 2), length = bytes.number(at + 2, 2);
        if (marker == 0xFFFF) { // a byte of filling
            ++at;
            continue;
        }
        if (marker < 0xFF00 || marker == start_of_scan || length < 2)
            break;
        const std::string_view content = part(jpeg, at + 4, length - 2);
        if (marker == app1 && content.starts_with(head))
            return content.substr(head.size());
        at += 2 + length;
    }
    return {};
}

/// A PNG's chunks: the length of the content, a name, the content, a checksum.
std::string_view tiff_of_png(std::string_view png) {
    const Numbers bytes{png};
    for (std::size_t at = 8; at < png.size();) {
        const std::uint32_t length = bytes.number(at, 4);
        if (part(png, at + 4, 4) == "eXIf")
            return part(png, at + 8, length);
        at += std::size_t{12} + length;
    }
    return {};
}

} // namespace

int exif_orientation(std::string_view image) {
    return orientation_in(image.starts_with("\x89PNG") ? tiff_of_png(image) : tiff_of_jpeg(image));
}

} // namespace dnn
