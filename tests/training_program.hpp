// Drives train_cat on tiny data, for the tests of what ends it.
#pragma once

#include "dnn/data/dataset.hpp"
#include "dnn/numpy.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/process.hpp"
#include "tests/expect.hpp"
#include "tests/scratch.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <sys/wait.h>

/// Of a command, or what its output must say.
struct Words : std::vector<std::string> {
    Words() = default;
    Words(std::initializer_list<std::string_view> words) : vector(words.begin(), words.end()) {}
};
using Pixels = arma::Mat<unsigned char>;

inline Words with(Words options, const Words& more) {
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

/// A folder with tiny data sets, in which train_cat runs.
struct Training {
    const Scratch scratch;

    /// 4 x 4 pixels, 12 images; other ones for another seed.
    explicit Training(unsigned seed = 5) {
        const Pixels pixels =
            arma::conv_to<Pixels>::from(255 * np::random::RandomState(seed).uniform(0, 1, 48, 12));
        write(pixels, {0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0});
    }

    void write(const Pixels& pixels, const std::vector<long long>& labels) const {
        dnn::write_data_set(scratch / dnn::train_file, "train", pixels, labels, 4, 4, "tiny data");
        dnn::write_data_set(scratch / dnn::test_file, "test", pixels, labels, 4, 4, "tiny data");
    }

    /// A dim cat, a bright one and black: σ(z) of the bright one is 1 long before the dim one is learned.
    void saturate() const {
        Pixels pixels(48, 3, arma::fill::zeros);
        pixels.col(0).fill(10);
        pixels.col(1).fill(250);
        write(pixels, {1, 1, 0});
    }

    std::string operator/(const std::string& name) const { return (scratch / name).string(); }

    Words command(const Words& options) const {
        Words words{
            (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "../tools/train_cat").string(),
            "--data", scratch.folder.string(), "--no-plot"};
        words.insert(words.end(), options.begin(), options.end());
        return words;
    }

    support::Ended run(const Words& options) const { return support::run(command(options), 120, 100000); }

    /// It must succeed.
    std::string train(const Words& options) const {
        const support::Ended ended = run(options);
        EXPECT(ended.status == 0, ended.output);
        return ended.output;
    }

    /// It must end with one sentence that says all this, and exit status 1 or 2, or that of a signal.
    std::string fail(const Words& options, const Words& facts) const { return failed(run(options), facts); }

    /// With a shell's words around it, "$@" standing for the command.
    std::string fail_in_shell(const std::string& shell, const Words& options, const Words& facts) const {
        Words words{"bash", "-c", shell, "bash"};
        const Words inner = command(options);
        words.insert(words.end(), inner.begin(), inner.end());
        return failed(support::run(words, 120, 100000), facts);
    }

    static std::string failed(const support::Ended& ended, const Words& facts) {
        EXPECT(
            (WIFEXITED(ended.status) && (WEXITSTATUS(ended.status) == 1 || WEXITSTATUS(ended.status) == 2 ||
                                         WEXITSTATUS(ended.status) > 128)),
            "status " << ended.status << '\n'
                      << ended.output);
        const std::size_t start = ended.output.find("error: ");
        const std::string error = start == std::string::npos ? "" : ended.output.substr(start);
        EXPECT(std::count(error.begin(), error.end(), '\n') == 1, ended.output);
        for (const std::string& fact : facts)
            EXPECT(error.find(fact) != std::string::npos, error << " must say: " << fact);
        return error;
    }

    std::string bytes(const std::string& name) const { return support::read_file(scratch / name); }
    bool has(const std::string& name) const { return std::filesystem::exists(scratch / name); }

    void check_same(const std::string& what) const {
        EXPECT(!bytes("a.csv").empty());
        EXPECT((bytes("a.csv") == bytes("b.csv")), what << ": the costs differ");
        EXPECT((bytes("a.h5") == bytes("b.h5")), what << ": the models differ");
    }

    Words outputs(const std::string& name, Words options) const {
        return with(std::move(options),
                    {"--costs", *this / (name + ".csv"), "--save", *this / (name + ".h5")});
    }
};
