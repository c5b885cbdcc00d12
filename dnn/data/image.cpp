#include "dnn/data/image.hpp"

#include "dnn/data/exif.hpp"
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

constexpr long long max_pixels = 100'000'000;
constexpr std::uintmax_t max_bytes = 500'000'000;
constexpr unsigned seconds_per_image = 20; // max_pixels take a few

const stbi_uc* data_of(const std::string& bytes) {
    return reinterpret_cast<const stbi_uc*>(bytes.data());
}

[[noreturn]] void is_damaged(const fs::path& file) {
    throw support::Error(file.string() +
                         " is damaged or cut short, so it cannot be decoded. Copy or download it "
                         "again, or save it anew in an image program.");
}

/// stb's reasons are for programmers: "bad huffman code", "no SOI".
[[noreturn]] void cannot_decode(const fs::path& file) {
    const char* const given = stbi_failure_reason(); // may be missing
    const std::string reason = given == nullptr ? "" : given;
    if (reason == "outofmem" || reason == "too large")
        throw support::Error(file.string() + " takes too much memory to decode. Make it smaller.");
    if (reason == "only 8-bit" || reason == "no header height" || reason == "1/2/4/8/16-bit only" ||
        reason == "bad component count" || reason == "bad compression")
        throw support::Error(
            file.string() +
            " is of a rare kind that is not read here. Open it in any image program and save it "
            "as an ordinary JPEG or PNG.");
    is_damaged(file);
}

/// Throws if the bytes are no image that can be read with a sensible amount of memory.
void check(const fs::path& file, const std::string& bytes) {
    if (!bytes.starts_with("\xFF\xD8\xFF") && !bytes.starts_with("\x89PNG"))
        throw support::Error(file.string() + " is not a JPEG or PNG image. Convert it to one of the two.");
    int width = 0, height = 0, channels = 0;
    if (stbi_info_from_memory(data_of(bytes), static_cast<int>(bytes.size()), &width, &height, &channels) ==
        0)
        return; // decode knows why
    if (static_cast<long long>(width) * height > max_pixels)
        throw support::Error(file.string() + " is " + std::to_string(width) + " x " + std::to_string(height) +
                             " pixels; the limit is " + std::to_string(max_pixels) + ". Make it smaller.");
}

/// Newer versions of stb fill up what is missing. In a scan, which goes from its marker to the end, 0xFF 0xD9 is nothing
/// but the end of the image.
bool is_cut_jpeg(const std::string& bytes) {
    if (!bytes.starts_with("\xFF\xD8\xFF"))
        return false;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    std::size_t at = 2; // of a segment: a marker of two bytes, and its length
    while (at + 4 <= bytes.size() && byte(at) == 0xFF && byte(at + 1) != 0xDA)
        at += byte(at + 1) == 0xFF ? 1U : 2U + 256U * byte(at + 2) + byte(at + 3);
    return bytes.find("\xFF\xD9", std::min(at, bytes.size())) == std::string::npos;
}

Picture decode(const fs::path& file, const std::string& bytes) {
    int width = 0, height = 0, channels = 0;
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> rgba(
        stbi_load_from_memory(data_of(bytes), static_cast<int>(bytes.size()), &width, &height, &channels, 4),
        stbi_image_free);
    if (!rgba)
        cannot_decode(file);
    if (is_cut_jpeg(bytes))
        is_damaged(file);

    Picture image{Bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3), height,
                  width};
    for (std::size_t i = 0; i < image.rgb.size(); ++i) {
        const stbi_uc* const pixel = rgba.get() + i / 3 * 4;
        const int alpha = pixel[3];
        image.rgb[i] = static_cast<unsigned char>((pixel[i % 3] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
    return image;
}

/// As its camera was held: the pixel at (x, y) comes from there.
Picture upright(Picture image, int orientation) {
    if (orientation == 1)
        return image;
    const bool mirrored = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool upside_down = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    const bool on_its_side = orientation >= 5;
    Picture result{Bytes(image.rgb.size()), image.height, image.width};
    if (on_its_side)
        std::swap(result.height, result.width);
    auto to = result.rgb.begin();
    for (int y = 0; y < result.height; ++y)
        for (int x = 0; x < result.width; ++x) {
            const int along = on_its_side ? y : x, down = on_its_side ? x : y;
            const int column = mirrored ? image.width - 1 - along : along;
            const int row = upside_down ? image.height - 1 - down : down;
            const std::size_t from =
                3 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) +
                     static_cast<std::size_t>(column));
            to = std::copy_n(image.rgb.begin() + static_cast<std::ptrdiff_t>(from), 3, to);
        }
    return result;
}

struct Crop {
    int top, left, height, width;
};

/// The largest part around the middle with the shape height : width.
Crop middle_of(const Picture& image, int height, int width) {
    const long long h = image.height, w = image.width;
    const int crop_height = static_cast<int>(std::clamp(w * height / width, 1LL, h));
    const int crop_width = static_cast<int>(std::clamp(h * width / height, 1LL, w));
    return {(image.height - crop_height) / 2, (image.width - crop_width) / 2, crop_height, crop_width};
}

Bytes resized(const Picture& image, const Crop& crop, int height, int width) {
    const std::size_t stride = static_cast<std::size_t>(image.width) * 3; // bytes of a row
    const unsigned char* const start = image.rgb.data() + static_cast<std::size_t>(crop.top) * stride +
                                       static_cast<std::size_t>(crop.left) * 3;
    if (crop.height == height && crop.width == width && image.width == width)
        return {start, start + static_cast<std::size_t>(height) * stride};
    Bytes fitted(static_cast<std::size_t>(height) * static_cast<std::size_t>(width) * 3);
    if (stbir_resize_uint8(start, crop.width, crop.height, static_cast<int>(stride), fitted.data(), width,
                           height, 0, 3) == 0)
        throw std::bad_alloc();
    return fitted;
}

Picture preview_of(const Picture& image, int side) {
    const int longer = std::max(image.height, image.width);
    const auto scaled = [&](int length) {
        return longer <= side ? length : std::max(1, static_cast<int>(1LL * length * side / longer));
    };
    Picture preview{{}, scaled(image.height), scaled(image.width)};
    preview.rgb = resized(image, {0, 0, image.height, image.width}, preview.height, preview.width);
    return preview;
}

/// In the child.
void read_fitted(const fs::path& file, int height, int width, int preview_side, Parcel& parcel) {
    check_regular(file, "a JPEG or PNG image");
    if (fs::file_size(file) == 0)
        throw support::Error(file.string() +
                             " is empty; expected a JPEG or PNG image. Copy or download it again.");
    if (fs::file_size(file) > max_bytes)
        throw support::Error(file.string() + " has more than " + std::to_string(max_bytes / 1'000'000) +
                             " MB. Make it smaller.");
    const std::string bytes = support::read_file(file);
    support::open_no_more_files();
    check(file, bytes);
    const int orientation = exif_orientation(bytes);
    const Picture image = upright(decode(file, bytes), orientation);
    const Crop crop = middle_of(image, height, width);
    for (const int number : {image.height, image.width, crop.height, crop.width, orientation})
        parcel.put(number);
    parcel.put(std::span<const unsigned char>(resized(image, crop, height, width)));
    const Picture preview = preview_side > 0 ? preview_of(image, preview_side) : Picture();
    parcel.put(preview.height);
    parcel.put(preview.width);
    parcel.put(std::span<const unsigned char>(preview.rgb));
}

std::size_t bytes_of(int height, int width) {
    return 3 * static_cast<std::size_t>(std::max(height, 0)) * static_cast<std::size_t>(std::max(width, 0));
}

FittedImage unpack_fitted(Unpacked& unpacked, int height, int width, int preview_side) {
    FittedImage image;
    for (int* number : {&image.height, &image.width, &image.crop_height, &image.crop_width})
        *number = unpacked.get<int>();
    image.turned = unpacked.get<int>() != 1;
    const std::span<const std::uint8_t> fitted = unpacked.bytes();
    Picture& preview = image.preview;
    preview.height = unpacked.get<int>();
    preview.width = unpacked.get<int>();
    const std::span<const std::uint8_t> small = unpacked.bytes();
    preview.rgb.assign(small.begin(), small.end());
    if (fitted.size() != bytes_of(height, width) || preview.height > preview_side ||
        preview.width > preview_side || small.size() != bytes_of(preview.height, preview.width) ||
        image.crop_height < 1 || image.crop_width < 1 || image.crop_height > image.height ||
        image.crop_width > image.width)
        throw Unpacked::Torn();
    image.x.set_size(fitted.size(), 1);
    std::transform(fitted.begin(), fitted.end(), image.x.begin(),
                   [](unsigned char byte) { return byte / 255.0; });
    return image;
}

} // namespace

FittedImage fit_image(const fs::path& file, int height, int width, int preview_side) {
    FittedImage image;
    read_in_child(
        file, [&](Parcel& parcel) { read_fitted(file, height, width, preview_side, parcel); },
        [&](Unpacked& unpacked) { image = unpack_fitted(unpacked, height, width, preview_side); },
        seconds_per_image);
    return image;
}

arma::mat read_image(const fs::path& file, int height, int width) {
    return fit_image(file, height, width).x;
}

} // namespace dnn
