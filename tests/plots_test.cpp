// What the figures show.
#include "dnn/support/pattern.hpp"
#include "tests/expect.hpp"
#include "tests/figures.hpp"

#include <stb/stb_image.h>

#include <array>
#include <limits>
#include <memory>
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

TEST_SUITE_WITH(plots, Scratch)

TEST_CASE(png_is_16_cm_at_150_dots_an_inch) {
    plots::cost(folder / "cost.png", "Cost", "course data", two_curves());
    EXPECT(contents(folder / "cost.png").substr(0, 8) == "\x89PNG\r\n\x1a\n");
    const Picture picture(folder / "cost.png");
    EXPECT(picture.width == 945);
    EXPECT(picture.height > 400);
    EXPECT(picture.find(white).count > picture.width * picture.height * 3 / 4);
}

TEST_CASE(svg_holds_title_axes_and_curves_as_text) {
    plots::cost(folder / "cost.svg", "Cost of it", "course_data, learning rate 0.0075", two_curves());
    const std::string svg = contents(folder / "cost.svg");
    for (const char* text : {"<svg", "</svg>", ">Cost of it<", ">course_data, learning rate 0.0075<",
                             ">iteration<", ">cost (cross-entropy, nats)<", ">two-layer model<"})
        EXPECT(has(svg, text), text << " is not in the SVG");
    EXPECT(has(svg, ">deep_model^2 {x} &amp; 'q'<"));
}

TEST_CASE(pdf_is_whole) {
    plots::cost(folder / "cost.pdf", "Cost", "course data", two_curves());
    const std::string pdf = contents(folder / "cost.pdf");
    EXPECT(pdf.substr(0, 5) == "%PDF-");
    EXPECT(has(pdf.substr(pdf.size() - 10), "%%EOF"));
}

TEST_CASE(curves_are_told_apart_by_colour_and_marker) {
    plots::cost(folder / "cost.svg", "Cost", "",
                {{"a", {1, 0}}, {"b", {2, 1}}, {"c", {3, 2}}, {"d", {4, 3}}});
    const std::string svg = contents(folder / "cost.svg");
    for (const char* colour : {"rgb(136,  34,  85)", "rgb(  0, 136, 184)", "rgb(230, 159,   0)"})
        EXPECT(has(svg, colour), colour << " is not in the SVG");
    for (const char* marker : {"gpPt6", "gpPt4", "gpPt8", "gpPt12"})
        EXPECT(has(svg, std::string("xlink:href='#") + marker + "'"), marker << " is not in the SVG");
}

TEST_CASE(svg_has_its_own_title_in_bold_and_sharp_pixels) {
    plots::contact_sheet(folder / "sheet.svg", "This & <that>", "", red_above_blue(4, 2), 4, 4, {"a"});
    const std::string svg = contents(folder / "sheet.svg");
    EXPECT(has(svg, "<title>This &amp; &lt;that></title>"));
    EXPECT(!has(svg, "Gnuplot</title>"));
    EXPECT(has(svg, "font-family=\"sans-serif\" font-weight=\"bold\""));
    EXPECT(has(svg, "image-rendering: pixelated"));
}

TEST_CASE(width_and_dots_are_as_asked_for) {
    plots::cost({folder / "cost.png", {12, 300}}, "Cost", "", two_curves());
    EXPECT(Picture(folder / "cost.png").width == std::lround(12 / 2.54 * 300));
    for (const double width : {plots::narrowest, plots::widest})
        plots::activations({folder / "activations.svg", {width, 150}});
    EXPECT(has(contents(folder / "activations.svg"), "width=\"2268\""));
}

TEST_CASE(learning_shows_training_and_test_and_the_baseline) {
    const double inf = std::numeric_limits<double>::infinity();
    plots::learning(
        folder / "l.svg", "Learning", "",
        {{"deep model", {0.7, 0.5, 0.4}, {{0, 0.8}, {2, inf}}, {{0, 0.4}, {2, 1}}, {{0, 0.3}, {2, 0.6}}}},
        0.66, "always \"cat\"");
    const std::string svg = contents(folder / "l.svg");
    for (const char* text : {">deep model: training<", ">deep model: test<", ">accuracy<", ">cost (nats)<"})
        EXPECT(has(svg, text), text << " is not in the SVG");
    check_error([&] { plots::learning(folder / "no.svg", "", "", {}, 0, ""); }, {"no cost", "no.svg"});
}

TEST_CASE(a_confusion_matrix_counts) {
    plots::confusion(folder / "c.svg", "Matrix", "", {25, 8, 1, 16, {"41 of 50 right"}});
    const std::string svg = contents(folder / "c.svg");
    for (const char* text : {">25<", ">8<", ">1<", ">16<", ">33 images<", ">17 images<", ">41 of 50 right<"})
        EXPECT(has(svg, text), text << " is not in the SVG");
}

TEST_CASE(a_judged_image_stands_beside_its_original) {
    plots::JudgedImage image{
        "cat.jpg", {{}, 40, 80}, red_above_blue(8, 2), 8, 8, {"deep model: cat", "p(cat) = 0.9"}};
    image.original.rgb.assign(3UL * 40 * 80, 0);
    for (std::size_t i = 1; i < image.original.rgb.size(); i += 3)
        image.original.rgb[i] = 200;
    plots::judged_images(folder / "j.png", "Cat or not", "", {image, image});
    const Picture picture(folder / "j.png");
    const auto upper = picture.find(red), lower = picture.find(blue), original = picture.find({0, 200, 0});
    EXPECT(lower.count > 2.8 * upper.count);
    EXPECT(original.count > 20000);
    EXPECT(upper.first_row < lower.first_row);
}

TEST_CASE(a_curve_of_one_cost_is_seen) {
    plots::cost(folder / "cost.png", "Cost", "", {{"a", {0.3}}, {"b", {0.7}}});
    const int in_the_legend = 20;
    EXPECT(Picture(folder / "cost.png").find({0, 136, 184}).count > 2 * in_the_legend);
}

TEST_CASE(costs_beyond_measure_are_drawn_or_left_out) {
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

TEST_CASE(numbers_have_decimal_points_whatever_the_locale) {
    struct Comma : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
    };
    const std::locale before = std::locale::global(std::locale(std::locale(), new Comma));
    try {
        plots::cost(folder / "cost.svg", "Cost", "", {{"a", {0.75, 0.5}}});
        plots::contact_sheet(folder / "sheet.png", "", "", red_above_blue(8, 4), 8, 8, {"a"});
    } catch (const std::exception& error) {
        EXPECT(false, error.what());
    }
    std::locale::global(before);
    EXPECT(has(contents(folder / "cost.svg"), "0.6<"));
    EXPECT(Picture(folder / "sheet.png").find(red).count > 1000);
}

TEST_CASE(activations_stand_above_their_derivatives) {
    plots::activations(folder / "activations.svg");
    const std::string svg = contents(folder / "activations.svg");
    for (const char* text :
         {"σ(z) = 1 / (1 + e⁻ᶻ)", "relu(z) = max(0, z)", ">tanh(z)<", "σ′(z) = σ(z) (1 − σ(z))",
          "relu′(z) = 1 for z > 0, else 0", "tanh′(z) = 1 − tanh²(z)", ">z<"})
        EXPECT(has(svg, text), text << " is not in the SVG");
}

TEST_CASE(a_sheet_shows_the_colours_of_its_image_upright) {
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

TEST_CASE(pixels_are_sharp) {
    arma::mat stripes(3UL * 64 * 64, 1, arma::fill::zeros); // columns of pixels, red and blue by turns
    for (arma::uword i = 0; i < 64UL * 64; ++i)
        stripes(3 * i + (i % 2 == 0 ? 0 : 2)) = 1;
    plots::contact_sheet(folder / "sheet.png", "", "", stripes, 64, 64, {""});
    const Picture picture(folder / "sheet.png");
    const int width = 3 * 64, area = width * width;
    EXPECT((picture.find(red).count + picture.find(blue).count) > 0.97 * area);
}

TEST_CASE(a_wide_image_keeps_its_shape) {
    arma::mat wide(3UL * 10 * 30, 1, arma::fill::zeros);
    for (arma::uword i = 0; i < 10UL * 30; ++i)
        wide(3 * i) = 1;
    plots::contact_sheet(folder / "sheet.png", "", "", wide, 10, 30, {""});
    const auto found = Picture(folder / "sheet.png").find(red);
    const double rows = found.last_row - found.first_row + 1, columns = found.count / rows;
    EXPECT((columns / rows) > 2.9);
    EXPECT((columns / rows) < 3.1);
}

TEST_CASE(a_sheet_says_how_many_it_shows) {
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

TEST_CASE(long_text_is_cut_between_characters) {
    std::string caption = "é";
    for (int i = 0; i < 6; ++i)
        caption += caption;
    plots::contact_sheet(folder / "sheet.svg", "Sheet", "", red_above_blue(4, 2), 4, 4, {caption});
    const std::string svg = contents(folder / "sheet.svg");
    EXPECT(!support::Pattern(">(é){10,40}…<").found_in(svg).empty());
}

TEST_CASE(a_sheet_without_images_says_so) {
    plots::contact_sheet(folder / "sheet.svg", "Sheet", "course data", arma::mat(), 0, 0, {}, 24,
                         "none: every test image is classified correctly");
    EXPECT(has(contents(folder / "sheet.svg"), ">none: every test image is classified correctly<"));
}

TEST_CASE(weights_are_grey_at_zero_and_have_one_scale) {
    arma::mat W(2, 3UL * 8 * 8, arma::fill::zeros);
    W.row(0).fill(-5);
    W.row(1).cols(0, 3 * 32 - 1).fill(5); // the second unit: its upper half at the top of the range, white
    plots::first_layer(folder / "w.png", "Weights", "", W, 8, 8, {"unit 7, +0.1", "unit 3, dead"}, "note");
    const Picture picture(folder / "w.png");
    const auto grey = picture.find({128, 128, 128}), black = picture.find({0, 0, 0});
    EXPECT(grey.count > 5000);
    EXPECT(black.count > 1.8 * grey.count);
    plots::first_layer(folder / "w.svg", "Weights", "", W, 8, 8, {"unit 7, +0.1", "unit 3, dead"},
                       "note\nmore");
    const std::string svg = contents(folder / "w.svg");
    for (const char* text : {">unit 7, +0.1<", ">unit 3, dead<", ">note<", ">more<", ">−5<", ">+5<"})
        EXPECT(has(svg, text), text << " is not in the SVG");
    W.row(0) /= 100; // nearly nothing beside the other
    plots::first_layer(folder / "small.png", "Weights", "", W, 8, 8, {"a", "b"}, "");
    EXPECT(Picture(folder / "small.png").find({126, 126, 126}).count > grey.count);
    plots::first_layer(folder / "none.png", "Weights", "", 0 * W, 8, 8, {"a", "b"}, "");
}

TEST_SUITE_END()
