// Images that a camera held on its side took.
#include "dnn/data/exif.hpp"
#include "dnn/data/image.hpp"
#include "dnn/support/files.hpp"
#include "tests/expect.hpp"
#include "tests/scratch.hpp"

#include <stb/stb_image_write.h>

#include <array>

namespace {

std::string big_endian(std::size_t number, int bytes) {
    std::string text;
    for (int i = bytes - 1; i >= 0; --i)
        text += static_cast<char>(number >> (8 * i) & 255);
    return text;
}

/// EXIF of one entry, the orientation.
std::string tiff(int orientation, bool little_endian) {
    const auto number = [&](std::size_t value, int bytes) {
        const std::string text = big_endian(value, bytes);
        return little_endian ? std::string(text.rbegin(), text.rend()) : text;
    };
    return (little_endian ? "II" : "MM") + number(42, 2) + number(8, 4) + number(1, 2) + number(0x0112, 2) +
           number(3, 2) + number(1, 4) + number(static_cast<std::size_t>(orientation), 2) + number(0, 2) +
           number(0, 4);
}

std::string jpeg_with(const std::string& jpeg, const std::string& exif) {
    const std::string content = std::string("Exif\0\0", 6) + exif;
    return jpeg.substr(0, 2) + "\xFF\xE1" + big_endian(content.size() + 2, 2) + content + jpeg.substr(2);
}

std::string png_with(const std::string& png, const std::string& exif) {
    constexpr std::size_t after_its_head = 33;
    return png.substr(0, after_its_head) + big_endian(exif.size(), 4) + "eXIf" + exif + "????" +
           png.substr(after_its_head);
}

struct Stored {
    std::vector<unsigned char> rgb;
    int rows, columns;
};

/// 8 x 16 pixels of four colours: red, green / blue, white; as a photograph of each orientation would store it.
Stored stored(int orientation) {
    constexpr int upright_rows = 16, upright_columns = 8;
    const bool on_its_side = orientation >= 5;
    Stored image{
        {}, on_its_side ? upright_columns : upright_rows, on_its_side ? upright_rows : upright_columns};
    // Where row 0 and column 0 of the stored image are, as the standard words it.
    constexpr std::array<const char*, 9> sides{"", "tl", "tr", "br", "bl", "lt", "rt", "rb", "lb"};
    const std::string where = sides.at(static_cast<std::size_t>(orientation));
    for (int row = 0; row < image.rows; ++row)
        for (int column = 0; column < image.columns; ++column) {
            int y = 0, x = 0;
            const auto go = [&](char from, int steps) {
                const bool is_row = from == 't' || from == 'b';
                const int last = (is_row ? upright_rows : upright_columns) - 1;
                (is_row ? y : x) = from == 't' || from == 'l' ? steps : last - steps;
            };
            go(where[0], row);
            go(where[1], column);
            const bool top = y < upright_rows / 2, left = x < upright_columns / 2;
            const bool white = !top && !left;
            for (const bool on : {top && left, top && !left, !top && left})
                image.rgb.push_back(on || white ? 255 : 0);
        }
    return image;
}

} // namespace

TEST_SUITE(exif)

TEST_CASE(each_orientation_is_turned_upright) {
    const Scratch scratch;
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const Stored image_file = stored(orientation);
        const auto plain = scratch / "plain.png";
        stbi_write_png(plain.c_str(), image_file.columns, image_file.rows, 3, image_file.rgb.data(), 0);
        const auto turned = scratch.text(
            "turned.png", png_with(support::read_file(plain), tiff(orientation, orientation % 2 == 0)));
        const dnn::FittedImage image = dnn::fit_image(turned, 2, 1);
        CONTEXT("orientation " << orientation) {
            EXPECT(image.height == 16);
            EXPECT(image.width == 8);
            EXPECT(image.turned == (orientation != 1));
            const dnn::FittedImage whole = dnn::fit_image(turned, 16, 8);
            const auto pixel = [&](int row, int column) {
                const arma::uword at = 3 * static_cast<arma::uword>(row * 8 + column);
                return std::vector<double>{whole.x(at), whole.x(at + 1), whole.x(at + 2)};
            };
            EXPECT((pixel(0, 0) == std::vector<double>{1, 0, 0}), "red is at the top left");
            EXPECT((pixel(0, 7) == std::vector<double>{0, 1, 0}), "green is at the top right");
            EXPECT((pixel(15, 0) == std::vector<double>{0, 0, 1}), "blue is at the bottom left");
            EXPECT((pixel(15, 7) == std::vector<double>{1, 1, 1}), "white is at the bottom right");
        }
    }
}

TEST_CASE(jpegs_and_pngs_of_either_byte_order) {
    const Scratch scratch;
    const std::vector<unsigned char> rgb(3UL * 8 * 4, 100);
    stbi_write_jpg((scratch / "a.jpg").c_str(), 8, 4, 3, rgb.data(), 90);
    const std::string jpeg = support::read_file(scratch / "a.jpg");
    EXPECT(dnn::exif_orientation(jpeg) == 1);
    for (const bool little_endian : {false, true})
        EXPECT(dnn::exif_orientation(jpeg_with(jpeg, tiff(6, little_endian))) == 6);
    const dnn::FittedImage image =
        dnn::fit_image(scratch.text("b.jpg", jpeg_with(jpeg, tiff(6, true))), 4, 4, 4);
    EXPECT(image.height == 8);
    EXPECT(image.width == 4);
    EXPECT(image.cropped());
    EXPECT(image.crop_height == 4);
    EXPECT(image.preview.height == 4);
    EXPECT(image.preview.width == 2);
}

TEST_CASE(what_makes_no_sense_is_upright) {
    const std::string jpeg = jpeg_with("\xFF\xD8\xFF\xDA", tiff(8, false));
    EXPECT(dnn::exif_orientation(jpeg) == 8);
    for (const int orientation : {0, 9, 65535})
        EXPECT(dnn::exif_orientation(jpeg_with("\xFF\xD8", tiff(orientation, true))) == 1);
    for (std::size_t size = 0; size < jpeg.size(); ++size) {
        const int cut = dnn::exif_orientation(std::string_view(jpeg).substr(0, size));
        EXPECT((cut == 1 || cut == 8));
    }
    EXPECT(dnn::exif_orientation("\x89PNG") == 1);
    EXPECT(dnn::exif_orientation("") == 1);
}

TEST_SUITE_END()
