// The figures' files: complete or absent, and a sentence if they cannot be drawn.
#include "tests/expect.hpp"
#include "tests/figures.hpp"

namespace fs = std::filesystem;

namespace {

/// PATH, for as long as it lives.
struct SearchPath {
    explicit SearchPath(const fs::path& folder) : before(std::getenv("PATH")) {
        setenv("PATH", folder.c_str(), 1);
    }
    ~SearchPath() { setenv("PATH", before.c_str(), 1); }
    SearchPath(const SearchPath&) = delete;
    SearchPath& operator=(const SearchPath&) = delete;

    std::string before;
};

void write_program(const fs::path& file, const std::string& script) {
    std::ofstream(file) << script;
    fs::permissions(file, fs::perms::owner_all);
}

} // namespace

TEST_SUITE_WITH(plots_output, Scratch)

TEST_CASE(sizes_that_do_not_fit_are_errors) {
    const arma::mat image = red_above_blue(4, 2);
    check_error([&] { plots::contact_sheet(folder / "s.png", "", "", image, 5, 4, {"a"}); },
                {"5·4·3", "found 48"});
    check_error([&] { plots::contact_sheet(folder / "s.png", "", "", image, 4, 4, {}); },
                {"caption", "found 0"});
    check_error([&] { plots::first_layer(folder / "s.png", "", "", image.t(), 64, 64, {"a"}, ""); },
                {"W1", "found 48"});
    EXPECT(names().empty());
}

TEST_CASE(a_missing_gnuplot_is_named_before_anything_is_made) {
    const Scratch empty;
    const SearchPath nothing(empty.folder);
    check_error([&] { plots::check_can_plot(folder / "new" / "cost.png"); },
                {"gnuplot", "apt-get install gnuplot-nox"});
    check_error([&] { plots::activations(folder / "new" / "a.png"); },
                {"gnuplot", "apt-get install gnuplot-nox"});
    EXPECT(names().empty());
}

TEST_CASE(gnuplot_is_searched_like_a_program) {
    const Scratch programs;
    const SearchPath only(programs.folder);
    std::ofstream(programs.folder / "gnuplot") << "not executable";
    check_error([&] { plots::check_can_plot(folder / "a.png"); }, {"gnuplot-nox"});
    fs::remove(programs.folder / "gnuplot");
    fs::create_directory(programs.folder / "gnuplot");
    check_error([&] { plots::check_can_plot(folder / "a.png"); }, {"gnuplot-nox"});
}

TEST_CASE(what_gnuplot_complains_of_is_passed_on) {
    const Scratch programs;
    write_program(programs.folder / "gnuplot", "#!/bin/sh\necho 'it is out of ink' >&2\nexit 1\n");
    std::ofstream(folder / "sheet.png") << "the figure before";
    const SearchPath only(programs.folder);
    // More than a pipe holds: what gnuplot leaves unread must not end this program with a signal.
    const arma::mat images = arma::repmat(red_above_blue(64, 32), 1, 12);
    check_error(
        [&] {
            plots::contact_sheet(folder / "sheet.png", "", "", images, 64, 64, {12, "a"});
        },
        {"sheet.png", "it is out of ink"});
    EXPECT(contents(folder / "sheet.png") == "the figure before");
    EXPECT(names().size() == 1U);
}

TEST_CASE(half_a_figure_is_not_published) {
    const Scratch programs;
    write_program(
        programs.folder / "gnuplot",
        "#!/bin/sh\necho '<svg half'\nwhile read line; do :; done\necho 'the figure is drawn' >&2\n");
    const SearchPath only(programs.folder);
    check_error([&] { plots::activations(folder / "a.svg"); }, {"a.svg", "incomplete"});
    EXPECT(names().empty());
}

TEST_CASE(unknown_endings_are_errors) {
    check_error([&] { plots::activations(folder / "a.jpg"); }, {".png, .svg or .pdf", "found .jpg", "a.png"});
    check_error([&] { plots::check_can_plot(folder / "a"); }, {".png, .svg or .pdf", "no ending"});
    EXPECT(names().empty());
}

TEST_CASE(folders_that_cannot_be_written_to_are_errors) {
    std::ofstream(folder / "file") << "not a folder";
    fs::create_directory(folder / "folder.png");
    const std::string below = (folder / "file").string();
    check_error([&] { plots::check_can_plot(folder / "file" / "a.png"); }, {below, "Not a directory"});
    check_error([&] { plots::activations(folder / "file" / "sub" / "a.png"); }, {below, "Not a directory"});
    check_error([&] { plots::activations("/proc/a.png"); },
                {"/proc/a.png cannot be written", "choose another"});
    check_error([&] { plots::activations(folder / "folder.png"); }, {"folder.png", "a folder of that name"});
    EXPECT(names().size() == 2U);
}

TEST_CASE(a_figure_is_drawn_behind_a_link) {
    fs::create_directory(folder / "there");
    fs::create_symlink("there/a.svg", folder / "a.svg");
    plots::activations(folder / "a.svg");
    EXPECT(fs::is_symlink(folder / "a.svg"));
    EXPECT(has(contents(folder / "there" / "a.svg"), "</svg>"));
    const fs::path long_name = folder / (std::string(300, 'x') + ".svg");
    check_error([&] { plots::check_can_plot(long_name); }, {"name is too long"});
}

TEST_CASE(only_the_figure_is_left_behind) {
    const std::string odd = "it's a \"cost\" $HOME %d.svg";
    plots::check_can_plot(folder / "new" / odd);
    EXPECT(fs::is_empty(folder / "new"));
    plots::cost(folder / "new" / odd, "Cost", "", two_curves());
    EXPECT(has(contents(folder / "new" / odd), "two-layer model"));
    EXPECT(std::distance(fs::directory_iterator(folder / "new"), {}) == 1);
}

TEST_SUITE_END()
