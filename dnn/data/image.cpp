#include "dnn/data/dataset.hpp"

#include "dnn/data/stranger.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/limited_child.hpp"

#include <stb/stb_image.h>
#include <stb/stb_image_resize.h>

#include <algorithm>
#include <memory>

namespace dnn {
namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<unsigned char>;

struct Image {
    Bytes rgb; // row by row
    int height = 0, width = 0;
};

constexpr long long max_pixels = 100'000'000;
constexpr std::uintmax_t max_bytes = 500'000'000;
constexpr unsigned seconds_per_image = 20; // max_pixels take a few

const stbi_uc* data_of(const std::string& bytes) {
    return reinterpret_cast<const stbi_uc*>(bytes.data());
}

[[noreturn]] void cannot_decode(const fs::path& file) {
    const char* const reason = stbi_failure_reason(); // may be missing
    throw support::Error(file.string() + " cannot be decoded; it is damaged or far too large" +
                         (reason == nullptr || *reason == '\0' ? "." : " (" + std::string(reason) + ")."));
}

/// Throws if the bytes are no image that can be read with a sensible amount of memory.
void check(const fs::path& file, const std::string& bytes) {
    if (!bytes.starts_with("\xFF\xD8\xFF") && !bytes.starts_with("\x89PNG"))
        throw support::Error(file.string() + " is not a JPEG or PNG image. Convert it to one of the two.");
    int width = 0, height = 0, channels = 0;
    if (stbi_info_from_memory(data_of(bytes), static_cast<int>(bytes.size()), &width, &height, &channels) ==
        0)
        cannot_decode(file);
    if (static_cast<long long>(width) * height > max_pixels)
        throw support::Error(file.string() + " is " + std::to_string(width) + " x " + std::to_string(height) +
                             " pixels; the limit is " + std::to_string(max_pixels) + ". Make it smaller.");
}

Image decode(const fs::path& file, const std::string& bytes) {
    int width = 0, height = 0, channels = 0;
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> rgba(
        stbi_load_from_memory(data_of(bytes), static_cast<int>(bytes.size()), &width, &height, &channels, 4),
        stbi_image_free);
    if (!rgba)
        cannot_decode(file);

    Image image{Bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3), height, width};
    for (std::size_t i = 0; i < image.rgb.size(); ++i) {
        const stbi_uc* const pixel = rgba.get() + i / 3 * 4;
        const int alpha = pixel[3];
        image.rgb[i] = static_cast<unsigned char>((pixel[i % 3] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
    return image;
}

/// The largest part around the centre with the shape height : width, resized to that size.
Bytes fit(const Image& image, int height, int width) {
    const long long h = image.height, w = image.width;
    const int crop_height = static_cast<int>(std::clamp(w * height / width, 1LL, h));
    const int crop_width = static_cast<int>(std::clamp(h * width / height, 1LL, w));
    const std::size_t top = static_cast<std::size_t>(image.height - crop_height) / 2;
    const std::size_t left = static_cast<std::size_t>(image.width - crop_width) / 2;
    const std::size_t stride = static_cast<std::size_t>(image.width) * 3; // bytes of a row
    if (crop_height == height && crop_width == width && stride == static_cast<std::size_t>(width) * 3)
        return {image.rgb.begin() + static_cast<std::ptrdiff_t>(top * stride),
                image.rgb.begin() +
                    static_cast<std::ptrdiff_t>((top + static_cast<std::size_t>(height)) * stride)};

    Bytes fitted(static_cast<std::size_t>(height) * static_cast<std::size_t>(width) * 3);
    if (stbir_resize_uint8(image.rgb.data() + top * stride + left * 3, crop_width, crop_height,
                           static_cast<int>(stride), fitted.data(), width, height, 0, 3) == 0)
        throw std::bad_alloc();
    return fitted;
}

/// In the child.
Bytes read_fitted(const fs::path& file, int height, int width) {
    check_regular(file, "a JPEG or PNG image");
    if (fs::file_size(file) > max_bytes)
        throw support::Error(file.string() + " has more than " + std::to_string(max_bytes / 1'000'000) +
                             " MB. Make it smaller.");
    const std::string bytes = support::read_file(file);
    support::open_no_more_files();
    check(file, bytes);
    return fit(decode(file, bytes), height, width);
}

} // namespace

arma::mat read_image(const fs::path& file, int height, int width) {
    arma::mat x;
    read_in_child(
        file,
        [&](Parcel& parcel) { parcel.put(std::span<const unsigned char>(read_fitted(file, height, width))); },
        [&](Unpacked& unpacked) {
            const std::span<const std::uint8_t> fitted = unpacked.bytes();
            if (fitted.size() != static_cast<std::size_t>(height) * static_cast<std::size_t>(width) * 3)
                throw Unpacked::Torn();
            x.set_size(fitted.size(), 1);
            std::transform(fitted.begin(), fitted.end(), x.begin(),
                           [](unsigned char byte) { return byte / 255.0; });
        },
        seconds_per_image);
    return x;
}

} // namespace dnn
