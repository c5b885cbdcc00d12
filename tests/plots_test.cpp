// What the figures show.
#include <boost/test/unit_test.hpp>

#include "tests/expect.hpp"
#include "tests/figures.hpp"

#include <stb/stb_image.h>

#include <array>
#include <limits>
#include <memory>
#include <regex>
#include <set>

namespace fs = std::filesystem;

namespace {

struct Picture {
    using Colour = std::array<int, 3>;

    explicit Picture(const fs::path& file) {
        int channels = 0;
        bytes.reset(stbi_load(file.c_str(), &width, &height, &channels, 3));
        REQUIRE(bytes);
    }

    /// The rows in which the colour is found, and how often it is found.
    struct Found {
        int count = 0, first_row = -1, last_row = -1;
    };
    Found find(const Colour& colour) const {
        Found found;
        for (int i = 0; i < width * height; ++i) {
            const unsigned char* p = &bytes[3 * static_cast<std::size_t>(i)];
            if (p[0] != colour[0] || p[1] != colour[1] || p[2] != colour[2])
                continue;
            ++found.count;
            found.last_row = i / width;
            if (found.first_row < 0)
                found.first_row = i / width;
        }
        return found;
    }

    int width = 0, height = 0;
    std::unique_ptr<unsigned char[], void (*)(void*)> bytes{nullptr, stbi_image_free};
};

constexpr Picture::Colour red{255, 0, 0}, blue{0, 0, 255}, white{255, 255, 255};

} // namespace

BOOST_FIXTURE_TEST_SUITE(plots, Scratch)

BOOST_AUTO_TEST_CASE(png_is_16_cm_at_150_dots_an_inch) {
    plots::cost(folder / "cost.png", "Cost", "course data", two_curves());
    EXPECT(contents(folder / "cost.png").substr(0, 8) == "\x89PNG\r\n\x1a\n");
    const Picture picture(folder / "cost.png");
    EXPECT(picture.width == 945);
    EXPECT(picture.height > 400);
    EXPECT(picture.find(white).count > picture.width * picture.height * 3 / 4);
}

BOOST_AUTO_TEST_CASE(svg_holds_title_axes_and_curves_as_text) {
    plots::cost(folder / "cost.svg", "Cost of it", "course_data, learning rate 0.0075", two_curves());
    const std::string svg = contents(folder / "cost.svg");
    for (const char* text : {"<svg", "</svg>", ">Cost of it<", ">course_data, learning rate 0.0075<",
                             ">iteration<", ">cost (cross-entropy, nats)<", ">two-layer model<"})
        EXPECT(has(svg, text), text << " is not in the SVG");
    EXPECT(has(svg, ">deep_model^2 {x} &amp; 'q'<"));
}

BOOST_AUTO_TEST_CASE(pdf_is_whole) {
    plots::cost(folder / "cost.pdf", "Cost", "course data", two_curves());
    const std::string pdf = contents(folder / "cost.pdf");
    EXPECT(pdf.substr(0, 5) == "%PDF-");
    EXPECT(has(pdf.substr(pdf.size() - 10), "%%EOF"));
}

BOOST_AUTO_TEST_CASE(curves_are_told_apart_by_colour_and_dashes) {
    plots::cost(folder / "cost.svg", "Cost", "",
                {{"a", {1, 0}}, {"b", {2, 1}}, {"c", {3, 2}}, {"d", {4, 3}}});
    const std::string svg = contents(folder / "cost.svg");
    for (const char* colour : {"rgb(136,  34,  85)", "rgb(  0, 136, 184)", "rgb(230, 159,   0)"})
        EXPECT(has(svg, colour), colour << " is not in the SVG");
    std::set<std::string> dashes;
    const std::regex pattern("stroke-dasharray='([^']*)'");
    for (std::sregex_iterator match(svg.begin(), svg.end(), pattern), end; match != end; ++match)
        dashes.insert((*match)[1]);
    EXPECT(dashes.size() == 3U); // and a solid line
}

BOOST_AUTO_TEST_CASE(a_curve_of_one_cost_is_seen) {
    plots::cost(folder / "cost.png", "Cost", "", {{"a", {0.3}}, {"b", {0.7}}});
    const int in_the_legend = 20;
    EXPECT(Picture(folder / "cost.png").find({136, 34, 85}).count > 2 * in_the_legend);
}

BOOST_AUTO_TEST_CASE(costs_beyond_measure_are_drawn_or_left_out) {
    const double inf = std::numeric_limits<double>::infinity(),
                 nan = std::numeric_limits<double>::quiet_NaN();
    plots::cost(folder / "cost.svg", "Cost", "",
                {{"a", {0.7, 3e12, inf, nan, 1.7e308, -inf, 1}}, {"none", {}}});
    EXPECT(has(contents(folder / "cost.svg"), "3e+12<"));
    plots::cost(folder / "inf.svg", "Cost", "", {{"a", {0.7, inf, 0.6, 5e307, 0.5, 0.4}}});
    plots::cost(folder / "nan.svg", "Cost", "", {{"a", {0.7, nan, 0.6, nan, 0.5, 0.4}}});
    EXPECT(contents(folder / "inf.svg") == contents(folder / "nan.svg"));
    plots::cost(folder / "zero.svg", "Cost", "", {{"a", {0, 0}}});
    EXPECT(has(contents(folder / "zero.svg"), "0.8<"));
    check_error(
        [&] {
            plots::cost(folder / "no.svg", "Cost", "", {{"a", {nan, inf}}});
        },
        {"no cost", "no.svg"});
    check_error([&] { plots::cost(folder / "no.svg", "Cost", "", {}); }, {"no cost", "no.svg"});
    EXPECT(!fs::exists(folder / "no.svg"));
}

BOOST_AUTO_TEST_CASE(numbers_have_decimal_points_whatever_the_locale) {
    struct Comma : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
    };
    const std::locale before = std::locale::global(std::locale(std::locale(), new Comma));
    try {
        plots::cost(folder / "cost.svg", "Cost", "", {{"a", {0.75, 0.5}}});
        plots::contact_sheet(folder / "sheet.png", "", "", red_above_blue(8, 4), 8, 8, {"a"});
    } catch (const std::exception& error) {
        BOOST_ERROR(error.what());
    }
    std::locale::global(before);
    EXPECT(has(contents(folder / "cost.svg"), "0.6<"));
    EXPECT(Picture(folder / "sheet.png").find(red).count > 1000);
}

BOOST_AUTO_TEST_CASE(activations_stand_above_their_derivatives) {
    plots::activations(folder / "activations.svg");
    const std::string svg = contents(folder / "activations.svg");
    for (const char* text :
         {"σ(z) = 1 / (1 + e⁻ᶻ)", "relu(z) = max(0, z)", ">tanh(z)<", "σ′(z) = σ(z) (1 − σ(z))",
          "relu′(z) = 1 for z > 0, else 0", "tanh′(z) = 1 − tanh²(z)", ">z<"})
        EXPECT(has(svg, text), text << " is not in the SVG");
}

BOOST_AUTO_TEST_CASE(a_sheet_shows_the_colours_of_its_image_upright) {
    plots::contact_sheet(folder / "sheet.png", "Sheet", "", red_above_blue(64, 16), 64, 64, {"a"});
    const Picture picture(folder / "sheet.png");
    const auto above = picture.find(red), below = picture.find(blue);
    EXPECT(above.count > 5000);
    EXPECT(below.count > 2.8 * above.count);
    EXPECT(below.count < 3.2 * above.count);
    EXPECT(above.last_row < below.first_row);
    const double rows = below.last_row - above.first_row + 1, columns = (above.count + below.count) / rows;
    EXPECT((rows / columns) > 0.97);
    EXPECT((rows / columns) < 1.03);
}

BOOST_AUTO_TEST_CASE(pixels_are_sharp) {
    arma::mat stripes(3UL * 64 * 64, 1, arma::fill::zeros); // columns of pixels, red and blue by turns
    for (arma::uword i = 0; i < 64UL * 64; ++i)
        stripes(3 * i + (i % 2 == 0 ? 0 : 2)) = 1;
    plots::contact_sheet(folder / "sheet.png", "", "", stripes, 64, 64, {""});
    const Picture picture(folder / "sheet.png");
    const int width = 3 * 64, area = width * width;
    EXPECT((picture.find(red).count + picture.find(blue).count) > 0.97 * area);
}

BOOST_AUTO_TEST_CASE(a_wide_image_keeps_its_shape) {
    arma::mat wide(3UL * 10 * 30, 1, arma::fill::zeros);
    for (arma::uword i = 0; i < 10UL * 30; ++i)
        wide(3 * i) = 1;
    plots::contact_sheet(folder / "sheet.png", "", "", wide, 10, 30, {""});
    const auto found = Picture(folder / "sheet.png").find(red);
    const double rows = found.last_row - found.first_row + 1, columns = found.count / rows;
    EXPECT((columns / rows) > 2.9);
    EXPECT((columns / rows) < 3.1);
}

BOOST_AUTO_TEST_CASE(a_sheet_says_how_many_it_shows) {
    const arma::mat images = arma::repmat(red_above_blue(4, 2), 1, 31);
    std::vector<std::string> captions;
    for (int i = 1; i <= 31; ++i)
        captions.push_back("number " + std::to_string(i));
    plots::contact_sheet(folder / "cut.svg", "Sheet", "course data", images, 4, 4, captions);
    const std::string cut = contents(folder / "cut.svg");
    EXPECT(has(cut, ">course data, 24 of 31 shown<"));
    EXPECT(has(cut, ">number 24<"));
    EXPECT(!has(cut, ">number 25<"));
    plots::contact_sheet(folder / "all.svg", "Sheet", "course data", images, 4, 4, captions, 31);
    const std::string all = contents(folder / "all.svg");
    EXPECT(has(all, ">course data<"));
    EXPECT(has(all, ">number 31<"));
}

BOOST_AUTO_TEST_CASE(long_text_is_cut_between_characters) {
    std::string caption = "é";
    for (int i = 0; i < 6; ++i)
        caption += caption;
    plots::contact_sheet(folder / "sheet.svg", "Sheet", "", red_above_blue(4, 2), 4, 4, {caption});
    const std::string svg = contents(folder / "sheet.svg");
    EXPECT(std::regex_search(svg, std::regex(">(é){10,40}…<")));
}

BOOST_AUTO_TEST_CASE(a_sheet_without_images_says_so) {
    plots::contact_sheet(folder / "sheet.svg", "Sheet", "course data", arma::mat(), 0, 0, {}, 24,
                         "none: every test image is classified correctly");
    EXPECT(has(contents(folder / "sheet.svg"), ">none: every test image is classified correctly<"));
}

BOOST_AUTO_TEST_CASE(weights_are_grey_at_zero_and_scaled_by_unit) {
    arma::mat W1(2, 3UL * 8 * 8, arma::fill::zeros);
    W1(0, 0) = -5;                             // the first unit: one weight, all others mid grey
    W1.row(1).cols(0, 3 * 32 - 1).fill(0.001); // the second: its upper half at the top of its range, white
    plots::first_layer(folder / "w.png", "Weights", "", W1, 8, 8);
    const Picture picture(folder / "w.png");
    const auto grey = picture.find({128, 128, 128});
    EXPECT(grey.count > 10000);
    plots::first_layer(folder / "w.svg", "Weights", "", W1, 8, 8);
    const std::string svg = contents(folder / "w.svg");
    EXPECT(has(svg, ">unit 1<"));
    EXPECT(has(svg, ">unit 2<"));
    EXPECT(!has(svg, ">unit 3<"));
    W1.row(1) *= -1;
    plots::first_layer(folder / "negative.png", "Weights", "", W1, 8, 8);
    const Picture negative(folder / "negative.png");
    EXPECT(negative.find({0, 0, 0}).count > picture.find({0, 0, 0}).count + 5000);
    EXPECT(negative.find(white).count < picture.find(white).count - 5000);
}

BOOST_AUTO_TEST_SUITE_END()
