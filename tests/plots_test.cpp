#include <boost/test/unit_test.hpp>

#include "dnn/error.hpp"
#include "plots/plots.hpp"

#include <stb/stb_image.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <limits>
#include <memory>
#include <regex>
#include <set>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

/// An empty folder of its own for every case.
struct Folder {
    Folder() {
        std::string name = (fs::temp_directory_path() / "plots_test_XXXXXX").string();
        path = mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::vector<std::string> names() const {
        std::vector<std::string> result;
        for (const auto& entry : fs::directory_iterator(path))
            result.push_back(entry.path().filename().string());
        return result;
    }

    fs::path path;
};

/// PATH for as long as it lives.
struct SearchPath {
    explicit SearchPath(const fs::path& folder) : before(std::getenv("PATH")) {
        setenv("PATH", folder.c_str(), 1);
    }
    ~SearchPath() { setenv("PATH", before.c_str(), 1); }
    SearchPath(const SearchPath&) = delete;
    SearchPath& operator=(const SearchPath&) = delete;

    std::string before;
};

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    BOOST_REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_program(const fs::path& file, const std::string& script) {
    std::ofstream(file) << script;
    fs::permissions(file, fs::perms::owner_all);
}

struct Picture {
    using Colour = std::array<int, 3>;

    explicit Picture(const fs::path& file) {
        int channels = 0;
        bytes.reset(stbi_load(file.c_str(), &width, &height, &channels, 3));
        BOOST_REQUIRE(bytes);
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

/// An image of `side` rows and columns: the rows above `border` red, the others blue.
arma::mat red_above_blue(arma::uword side, arma::uword border) {
    arma::mat image(3 * side * side, 1, arma::fill::zeros);
    for (arma::uword i = 0; i < side * side; ++i)
        image(3 * i + (i / side < border ? 0 : 2)) = 1;
    return image;
}

std::vector<plots::CostCurve> two_curves() {
    return {{"two-layer model", {0.7, 0.5, 0.4}}, {"deep_model^2 {x} & 'q'", {0.75, 0.6, 0.2}}};
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

void check_error(const std::function<void()>& call, const std::vector<std::string>& parts) {
    try {
        call();
        BOOST_ERROR("no dnn::Error");
    } catch (const dnn::Error& error) {
        for (const std::string& part : parts)
            BOOST_TEST(has(error.what(), part), "'" << part << "' is not in: " << error.what());
        BOOST_TEST(!has(error.what(), "\n"));
    }
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(plots, Folder)

BOOST_AUTO_TEST_CASE(png_is_16_cm_at_150_dots_an_inch) {
    plots::cost(path / "cost.png", "Cost", "course data", two_curves());
    BOOST_TEST(contents(path / "cost.png").substr(0, 8) == "\x89PNG\r\n\x1a\n");
    const Picture picture(path / "cost.png");
    BOOST_TEST(picture.width == 945);
    BOOST_TEST(picture.height > 400);
    BOOST_TEST(picture.find(white).count > picture.width * picture.height * 3 / 4);
}

BOOST_AUTO_TEST_CASE(svg_holds_title_axes_and_curves_as_text) {
    plots::cost(path / "cost.svg", "Cost of it", "course_data, learning rate 0.0075", two_curves());
    const std::string svg = contents(path / "cost.svg");
    for (const char* text : {"<svg", "</svg>", ">Cost of it<", ">course_data, learning rate 0.0075<",
                             ">iteration<", ">cost (cross-entropy, nats)<", ">two-layer model<"})
        BOOST_TEST(has(svg, text), text << " is not in the SVG");
    BOOST_TEST(has(svg, ">deep_model^2 {x} &amp; 'q'<"));
}

BOOST_AUTO_TEST_CASE(pdf_is_whole) {
    plots::cost(path / "cost.pdf", "Cost", "course data", two_curves());
    const std::string pdf = contents(path / "cost.pdf");
    BOOST_TEST(pdf.substr(0, 5) == "%PDF-");
    BOOST_TEST(has(pdf.substr(pdf.size() - 10), "%%EOF"));
}

BOOST_AUTO_TEST_CASE(curves_are_told_apart_by_colour_and_dashes) {
    plots::cost(path / "cost.svg", "Cost", "", {{"a", {1, 0}}, {"b", {2, 1}}, {"c", {3, 2}}, {"d", {4, 3}}});
    const std::string svg = contents(path / "cost.svg");
    for (const char* colour : {"rgb(136,  34,  85)", "rgb(  0, 136, 184)", "rgb(230, 159,   0)"})
        BOOST_TEST(has(svg, colour), colour << " is not in the SVG");
    std::set<std::string> dashes;
    const std::regex pattern("stroke-dasharray='([^']*)'");
    for (std::sregex_iterator match(svg.begin(), svg.end(), pattern), end; match != end; ++match)
        dashes.insert((*match)[1]);
    BOOST_TEST(dashes.size() == 3U); // and a solid line
}

BOOST_AUTO_TEST_CASE(a_curve_of_one_cost_is_seen) {
    plots::cost(path / "cost.png", "Cost", "", {{"a", {0.3}}, {"b", {0.7}}});
    const int in_the_legend = 20;
    BOOST_TEST(Picture(path / "cost.png").find({136, 34, 85}).count > 2 * in_the_legend);
}

BOOST_AUTO_TEST_CASE(costs_beyond_measure_are_drawn_or_left_out) {
    const double inf = std::numeric_limits<double>::infinity(),
                 nan = std::numeric_limits<double>::quiet_NaN();
    plots::cost(path / "cost.svg", "Cost", "",
                {{"a", {0.7, 3e12, inf, nan, 1.7e308, -inf, 1}}, {"none", {}}});
    BOOST_TEST(has(contents(path / "cost.svg"), "3e+12<"));
    plots::cost(path / "inf.svg", "Cost", "", {{"a", {0.7, inf, 0.6, 5e307, 0.5, 0.4}}});
    plots::cost(path / "nan.svg", "Cost", "", {{"a", {0.7, nan, 0.6, nan, 0.5, 0.4}}});
    BOOST_TEST(contents(path / "inf.svg") == contents(path / "nan.svg"));
    plots::cost(path / "zero.svg", "Cost", "", {{"a", {0, 0}}});
    BOOST_TEST(has(contents(path / "zero.svg"), "0.8<"));
    check_error(
        [&] {
            plots::cost(path / "no.svg", "Cost", "", {{"a", {nan, inf}}});
        },
        {"no cost", "no.svg"});
    check_error([&] { plots::cost(path / "no.svg", "Cost", "", {}); }, {"no cost", "no.svg"});
    BOOST_TEST(!fs::exists(path / "no.svg"));
}

BOOST_AUTO_TEST_CASE(numbers_have_decimal_points_whatever_the_locale) {
    struct Comma : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
    };
    const std::locale before = std::locale::global(std::locale(std::locale(), new Comma));
    try {
        plots::cost(path / "cost.svg", "Cost", "", {{"a", {0.75, 0.5}}});
        plots::contact_sheet(path / "sheet.png", "", "", red_above_blue(8, 4), 8, 8, {"a"});
    } catch (const std::exception& error) {
        BOOST_ERROR(error.what());
    }
    std::locale::global(before);
    BOOST_TEST(has(contents(path / "cost.svg"), "0.6<"));
    BOOST_TEST(Picture(path / "sheet.png").find(red).count > 1000);
}

BOOST_AUTO_TEST_CASE(activations_stand_above_their_derivatives) {
    plots::activations(path / "activations.svg");
    const std::string svg = contents(path / "activations.svg");
    for (const char* text :
         {"σ(z) = 1 / (1 + e⁻ᶻ)", "relu(z) = max(0, z)", ">tanh(z)<", "σ′(z) = σ(z) (1 − σ(z))",
          "relu′(z) = 1 for z > 0, else 0", "tanh′(z) = 1 − tanh²(z)", ">z<"})
        BOOST_TEST(has(svg, text), text << " is not in the SVG");
}

BOOST_AUTO_TEST_CASE(a_sheet_shows_the_colours_of_its_image_upright) {
    plots::contact_sheet(path / "sheet.png", "Sheet", "", red_above_blue(64, 16), 64, 64, {"a"});
    const Picture picture(path / "sheet.png");
    const auto above = picture.find(red), below = picture.find(blue);
    BOOST_TEST(above.count > 5000);
    BOOST_TEST(below.count > 2.8 * above.count);
    BOOST_TEST(below.count < 3.2 * above.count);
    BOOST_TEST(above.last_row < below.first_row);
    const double rows = below.last_row - above.first_row + 1, columns = (above.count + below.count) / rows;
    BOOST_TEST(rows / columns > 0.97);
    BOOST_TEST(rows / columns < 1.03);
}

BOOST_AUTO_TEST_CASE(pixels_are_sharp) {
    arma::mat stripes(3UL * 64 * 64, 1, arma::fill::zeros); // columns of pixels, red and blue by turns
    for (arma::uword i = 0; i < 64UL * 64; ++i)
        stripes(3 * i + (i % 2 == 0 ? 0 : 2)) = 1;
    plots::contact_sheet(path / "sheet.png", "", "", stripes, 64, 64, {""});
    const Picture picture(path / "sheet.png");
    const int width = 3 * 64, area = width * width;
    BOOST_TEST(picture.find(red).count + picture.find(blue).count > 0.97 * area);
}

BOOST_AUTO_TEST_CASE(a_wide_image_keeps_its_shape) {
    arma::mat wide(3UL * 10 * 30, 1, arma::fill::zeros);
    for (arma::uword i = 0; i < 10UL * 30; ++i)
        wide(3 * i) = 1;
    plots::contact_sheet(path / "sheet.png", "", "", wide, 10, 30, {""});
    const auto found = Picture(path / "sheet.png").find(red);
    const double rows = found.last_row - found.first_row + 1, columns = found.count / rows;
    BOOST_TEST(columns / rows > 2.9);
    BOOST_TEST(columns / rows < 3.1);
}

BOOST_AUTO_TEST_CASE(a_sheet_says_how_many_it_shows) {
    const arma::mat images = arma::repmat(red_above_blue(4, 2), 1, 31);
    std::vector<std::string> captions;
    for (int i = 1; i <= 31; ++i)
        captions.push_back("number " + std::to_string(i));
    plots::contact_sheet(path / "cut.svg", "Sheet", "course data", images, 4, 4, captions);
    const std::string cut = contents(path / "cut.svg");
    BOOST_TEST(has(cut, ">course data, 24 of 31 shown<"));
    BOOST_TEST(has(cut, ">number 24<"));
    BOOST_TEST(!has(cut, ">number 25<"));
    plots::contact_sheet(path / "all.svg", "Sheet", "course data", images, 4, 4, captions, 31);
    const std::string all = contents(path / "all.svg");
    BOOST_TEST(has(all, ">course data<"));
    BOOST_TEST(has(all, ">number 31<"));
}

BOOST_AUTO_TEST_CASE(long_text_is_cut_between_characters) {
    std::string caption = "é";
    for (int i = 0; i < 6; ++i)
        caption += caption;
    plots::contact_sheet(path / "sheet.svg", "Sheet", "", red_above_blue(4, 2), 4, 4, {caption});
    const std::string svg = contents(path / "sheet.svg");
    BOOST_TEST(std::regex_search(svg, std::regex(">(é){10,40}…<")));
}

BOOST_AUTO_TEST_CASE(a_sheet_without_images_says_so) {
    plots::contact_sheet(path / "sheet.svg", "Sheet", "course data", arma::mat(), 0, 0, {}, 24,
                         "none: every test image is classified correctly");
    BOOST_TEST(has(contents(path / "sheet.svg"), ">none: every test image is classified correctly<"));
}

BOOST_AUTO_TEST_CASE(weights_are_grey_at_zero_and_scaled_by_unit) {
    arma::mat W1(2, 3UL * 8 * 8, arma::fill::zeros);
    W1(0, 0) = -5;                             // the first unit: one weight, all others mid grey
    W1.row(1).cols(0, 3 * 32 - 1).fill(0.001); // the second: its upper half at the top of its range, white
    plots::first_layer(path / "w.png", "Weights", "", W1, 8, 8);
    const Picture picture(path / "w.png");
    const auto grey = picture.find({128, 128, 128});
    BOOST_TEST(grey.count > 10000);
    plots::first_layer(path / "w.svg", "Weights", "", W1, 8, 8);
    const std::string svg = contents(path / "w.svg");
    BOOST_TEST(has(svg, ">unit 1<"));
    BOOST_TEST(has(svg, ">unit 2<"));
    BOOST_TEST(!has(svg, ">unit 3<"));
    W1.row(1) *= -1;
    plots::first_layer(path / "negative.png", "Weights", "", W1, 8, 8);
    const Picture negative(path / "negative.png");
    BOOST_TEST(negative.find({0, 0, 0}).count > picture.find({0, 0, 0}).count + 5000);
    BOOST_TEST(negative.find(white).count < picture.find(white).count - 5000);
}

BOOST_AUTO_TEST_CASE(sizes_that_do_not_fit_are_errors) {
    const arma::mat image = red_above_blue(4, 2);
    check_error([&] { plots::contact_sheet(path / "s.png", "", "", image, 5, 4, {"a"}); },
                {"5·4·3", "found 48"});
    check_error([&] { plots::contact_sheet(path / "s.png", "", "", image, 4, 4, {}); },
                {"caption", "found 0"});
    check_error([&] { plots::first_layer(path / "s.png", "", "", image.t(), 64, 64); }, {"W1", "found 48"});
    BOOST_TEST(names().empty());
}

BOOST_AUTO_TEST_CASE(a_missing_gnuplot_is_named_before_anything_is_made) {
    const Folder empty;
    const SearchPath nothing(empty.path);
    check_error([&] { plots::check_can_plot(path / "new" / "cost.png"); },
                {"gnuplot", "apt-get install gnuplot-nox"});
    check_error([&] { plots::activations(path / "new" / "a.png"); },
                {"gnuplot", "apt-get install gnuplot-nox"});
    BOOST_TEST(names().empty());
}

BOOST_AUTO_TEST_CASE(gnuplot_is_searched_like_a_program) {
    const Folder programs;
    const SearchPath only(programs.path);
    std::ofstream(programs.path / "gnuplot") << "not executable";
    check_error([&] { plots::check_can_plot(path / "a.png"); }, {"gnuplot-nox"});
    fs::remove(programs.path / "gnuplot");
    fs::create_directory(programs.path / "gnuplot");
    check_error([&] { plots::check_can_plot(path / "a.png"); }, {"gnuplot-nox"});
}

BOOST_AUTO_TEST_CASE(what_gnuplot_complains_of_is_passed_on) {
    const Folder programs;
    write_program(programs.path / "gnuplot", "#!/bin/sh\necho 'it is out of ink' >&2\nexit 1\n");
    std::ofstream(path / "sheet.png") << "the figure before";
    const SearchPath only(programs.path);
    // More than a pipe holds: what gnuplot no longer reads must not end this program by a signal.
    const arma::mat images = arma::repmat(red_above_blue(64, 32), 1, 12);
    check_error(
        [&] {
            plots::contact_sheet(path / "sheet.png", "", "", images, 64, 64, {12, "a"});
        },
        {"sheet.png", "it is out of ink"});
    BOOST_TEST(contents(path / "sheet.png") == "the figure before");
    BOOST_TEST(names().size() == 1U);
}

BOOST_AUTO_TEST_CASE(half_a_figure_is_not_published) {
    const Folder programs;
    write_program(
        programs.path / "gnuplot",
        "#!/bin/sh\necho '<svg half'\nwhile read line; do :; done\necho 'the figure is drawn' >&2\n");
    const SearchPath only(programs.path);
    check_error([&] { plots::activations(path / "a.svg"); }, {"a.svg", "not whole"});
    BOOST_TEST(names().empty());
}

BOOST_AUTO_TEST_CASE(unknown_endings_are_errors) {
    check_error([&] { plots::activations(path / "a.jpg"); }, {".png, .svg or .pdf", "found .jpg", "a.png"});
    check_error([&] { plots::check_can_plot(path / "a"); }, {".png, .svg or .pdf", "no ending"});
    BOOST_TEST(names().empty());
}

BOOST_AUTO_TEST_CASE(folders_that_cannot_be_written_to_are_errors) {
    std::ofstream(path / "file") << "not a folder";
    fs::create_directory(path / "folder.png");
    const std::string below = (path / "file").string();
    check_error([&] { plots::check_can_plot(path / "file" / "a.png"); }, {below, "Not a directory"});
    check_error([&] { plots::activations(path / "file" / "sub" / "a.png"); }, {below, "Not a directory"});
    check_error([&] { plots::activations("/proc/a.png"); }, {"/proc", "cannot be written to"});
    check_error([&] { plots::activations(path / "folder.png"); }, {"folder.png", "a folder of that name"});
    BOOST_TEST(names().size() == 2U);
}

BOOST_AUTO_TEST_CASE(only_the_figure_is_left_behind) {
    const std::string odd = "it's a \"cost\" $HOME %d.svg";
    plots::check_can_plot(path / "new" / odd);
    BOOST_TEST(fs::is_empty(path / "new"));
    plots::cost(path / "new" / odd, "Cost", "", two_curves());
    BOOST_TEST(has(contents(path / "new" / odd), "two-layer model"));
    BOOST_TEST(std::distance(fs::directory_iterator(path / "new"), {}) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
