// What ends a training, and what is left of it: signals, kill -9, costs that are not finite, disks and memory that are
// full.
#include <boost/test/unit_test.hpp>

#include "dnn/data/dataset.hpp"
#include "dnn/numpy.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/process.hpp"
#include "dnn/training/checkpoint.hpp"
#include "dnn/training/saved_models.hpp"
#include "tests/scratch.hpp"
#include "tools/training.hpp"

#include <csignal>
#include <cstdlib>
#include <random>
#include <regex>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;
using Pixels = arma::Mat<unsigned char>;

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
        Words words{(fs::read_symlink("/proc/self/exe").parent_path() / "../tools/train_cat").string(),
                    "--data", scratch.folder.string(), "--no-plot"};
        words.insert(words.end(), options.begin(), options.end());
        return words;
    }

    support::Ended run(const Words& options) const { return support::run(command(options), 120, 100000); }

    /// It must succeed.
    std::string train(const Words& options) const {
        const support::Ended ended = run(options);
        BOOST_TEST(ended.status == 0, ended.output);
        return ended.output;
    }

    /// It must end with one sentence that says all this, and exit status 1 or 2.
    std::string fail(const Words& options, const Words& facts) const { return failed(run(options), facts); }

    /// With a shell's words around it, "$@" standing for the command.
    std::string fail_in_shell(const std::string& shell, const Words& options, const Words& facts) const {
        Words words{"bash", "-c", shell, "bash"};
        const Words inner = command(options);
        words.insert(words.end(), inner.begin(), inner.end());
        return failed(support::run(words, 120, 100000), facts);
    }

    static std::string failed(const support::Ended& ended, const Words& facts) {
        BOOST_TEST(
            (WIFEXITED(ended.status) && (WEXITSTATUS(ended.status) == 1 || WEXITSTATUS(ended.status) == 2)),
            "status " << ended.status << '\n'
                      << ended.output);
        const std::size_t start = ended.output.find("error: ");
        const std::string error = start == std::string::npos ? "" : ended.output.substr(start);
        BOOST_TEST(std::count(error.begin(), error.end(), '\n') == 1, ended.output);
        for (const std::string& fact : facts)
            BOOST_TEST(error.find(fact) != std::string::npos, error << " must say: " << fact);
        return error;
    }

    std::string bytes(const std::string& name) const { return support::read_file(scratch / name); }
    bool has(const std::string& name) const { return fs::exists(scratch / name); }

    void check_same(const std::string& what) const {
        BOOST_TEST(!bytes("a.csv").empty());
        BOOST_TEST((bytes("a.csv") == bytes("b.csv")), what << ": the costs differ");
        BOOST_TEST((bytes("a.h5") == bytes("b.h5")), what << ": the models differ");
    }

    Words outputs(const std::string& name, Words options) const {
        options.insert(options.end(), {"--costs", *this / (name + ".csv"), "--save", *this / (name + ".h5")});
        return options;
    }
};

Words with(Words options, const Words& more) {
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

int kills() {
    const char* const wanted = std::getenv("DEEPSTEPS_KILLS");
    return wanted == nullptr ? 3 : std::atoi(wanted);
}

/// Starts it, kills it a moment later, and returns whether it was still running.
bool start_and_kill(const Words& command, int signal, unsigned milliseconds) {
    const int pid = support::spawn(command, {});
    usleep(milliseconds * 1000);
    kill(pid, signal);
    int status = 0;
    waitpid(pid, &status, 0);
    return WIFSIGNALED(status);
}

/// Kills the training as often as asked for, each time going on from the checkpoint, and then lets it finish.
void kill_and_resume(const Training& training, const Words& options) {
    static std::mt19937 random{std::random_device{}()};
    std::uniform_int_distribution<unsigned> moment(30, 250); // milliseconds
    const std::string file = training / "run.h5";
    fs::remove(file);
    const auto next = [&] {
        return training.outputs("b", with(options, {training.has("run.h5") ? "--resume" : "--checkpoint",
                                                    file, "--every", "50"}));
    };
    int killed = 0;
    for (int i = 0; i < kills(); ++i)
        killed += start_and_kill(training.command(next()), SIGKILL, moment(random)) ? 1 : 0;
    BOOST_TEST(killed > 0, "the training was over before it was killed");
    training.train(next());
}

int rows(const std::string& csv) {
    return static_cast<int>(std::count(csv.begin(), csv.end(), '\n')) - 1;
}

/// The iteration of "at iteration 42".
int iteration_in(const std::string& sentence) {
    std::smatch found;
    return std::regex_search(sentence, found, std::regex("at iteration ([0-9]+)")) ? std::stoi(found[1]) : -1;
}

} // namespace

BOOST_AUTO_TEST_SUITE(survival)

BOOST_AUTO_TEST_CASE(killed_and_resumed_equals_uninterrupted) {
    const Training training;
    for (const Words& mode : {Words{}, {"--no-reduce"}, {"--as-written"}, {"--stable", "--model", "deep"}}) {
        const Words options = with(mode, {"--iterations", "8000"});
        training.train(training.outputs("a", options));
        kill_and_resume(training, options);
        training.check_same(mode.empty() ? "the default" : mode.front());
    }
}

BOOST_AUTO_TEST_CASE(a_signal_leaves_costs_parameters_and_checkpoint) {
    const Training training;
    for (const auto& [signal, name] :
         {std::pair{SIGINT, "Ctrl-C"}, {SIGTERM, "SIGTERM"}, {SIGHUP, "SIGHUP"}, {SIGXCPU, "SIGXCPU"}}) {
        for (const char* file : {"b.csv", "b.h5", "run.h5"})
            fs::remove(training.scratch / file);
        support::Child child(
            training.command(training.outputs("b", {"--model", "deep", "--iterations", "100000000",
                                                    "--checkpoint", training / "run.h5", "--every", "10"})),
            100000);
        while (!training.has("run.h5") &&
               !child.wait_until(support::Child::Clock::now() + std::chrono::milliseconds(20)))
            ;
        kill(child.pid(), signal);
        child.wait_until(support::Child::Clock::now() + std::chrono::seconds(60));
        const std::string error = Training::failed({child.status(), false, child.output()},
                                                   {name, "b.csv", "b.h5", "--resume", "run.h5"});
        const int made = iteration_in(error);
        BOOST_TEST(rows(training.bytes("b.csv")) == made + 1);
        BOOST_TEST(dnn::load_models(training.scratch / "b.h5").front().iterations == made);
        BOOST_TEST(dnn::load_checkpoint(training.scratch / "run.h5").models.front().state.iterations == made);

        const std::string more = std::to_string(made + 30);
        training.train(training.outputs(
            "b", {"--model", "deep", "--iterations", more, "--resume", training / "run.h5"}));
        if (made < 100000) {
            training.train(training.outputs("a", {"--model", "deep", "--iterations", more}));
            training.check_same(name);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_closed_pipe_leaves_costs_and_parameters) {
    const Training training;
    training.fail_in_shell("set -o pipefail; (\"$@\" 2>" + (training / "err") +
                               ") | head -n 1 >/dev/null; s=$?; cat " + (training / "err") + "; exit $s",
                           training.outputs("b", {"--iterations", "100000000", "--model", "deep"}),
                           {"SIGPIPE", "b.csv", "b.h5"});
    BOOST_TEST(rows(training.bytes("b.csv")) >= 1);
    BOOST_TEST(dnn::load_models(training.scratch / "b.h5").size() == 1U);
}

BOOST_AUTO_TEST_CASE(one_file_that_cannot_be_written_costs_no_other) {
    const Training training;
    const std::string limit = "ulimit -f 40; exec \"$@\""; // KiB
    const Words short_one{"--iterations", "4000", "--model", "deep"};
    training.fail_in_shell(limit, training.outputs("b", short_one),
                           {"b.csv cannot be written", "Saved: ", "b.h5"});
    BOOST_TEST(!training.has("b.csv"));
    BOOST_TEST(dnn::load_models(training.scratch / "b.h5").front().iterations == 4000);
    if (access("/dev/full", W_OK) != 0)
        return;
    training.fail(with(short_one, {"--save", "/dev/full", "--costs", training / "c.csv"}),
                  {"/dev/full cannot be written", "c.csv"});
    BOOST_TEST(rows(training.bytes("c.csv")) == 4000);
    training.fail(training.outputs("d", with(short_one, {"--checkpoint", "/dev/full"})),
                  {"/dev/full cannot be written", "d.csv", "d.h5"});
    BOOST_TEST(rows(training.bytes("d.csv")) == 4000);
    training.fail_in_shell("exec \"$@\" >/dev/full", training.outputs("e", short_one),
                           {"disk full", "e.csv", "e.h5"});
    BOOST_TEST(rows(training.bytes("e.csv")) == 4000);
}

BOOST_AUTO_TEST_CASE(no_memory_for_the_second_model) {
    const Training training;
    training.fail_in_shell("ulimit -v 4000000; exec \"$@\"",
                           training.outputs("b", {"--iterations", "20", "--layers", "48,40000000,1"}),
                           {"not enough memory for the deep model", "b.csv", "b.h5"});
    BOOST_TEST(rows(training.bytes("b.csv")) == 20);
    BOOST_TEST(dnn::load_models(training.scratch / "b.h5").front().name == "two-layer");
}

BOOST_AUTO_TEST_CASE(a_saturated_training_keeps_what_was_good) {
    const Training training;
    training.saturate();
    const Words options{"--model", "deep", "--layers", "48,1", "--learning-rate", "0.2"};
    for (const Words& mode : {Words{}, {"--no-reduce"}, {"--every", "1"}}) {
        fs::remove(training.scratch / "run.h5");
        const std::string error = training.fail(
            training.outputs("b", with(with(options, mode), {"--checkpoint", training / "run.h5"})),
            {"cost is nan", "layer 1", "image 1 ", "exactly 1", "saturation, not the learning rate",
             "--stable", "b.csv", "b.h5", "--resume"});
        const int bad = iteration_in(error);
        BOOST_REQUIRE(bad > 2);
        BOOST_TEST(rows(training.bytes("b.csv")) == bad); // 0 to bad - 1
        const Words reduced = mode.empty() || mode.front() != "--no-reduce" ? Words{} : mode;
        training.train(
            training.outputs("a", with(with(options, reduced), {"--iterations", std::to_string(bad - 1)})));
        BOOST_TEST((training.bytes("a.h5") == training.bytes("b.h5")), "the last good parameters differ");

        training.fail(with(with(options, reduced), {"--resume", training / "run.h5"}),
                      {"at iteration " + std::to_string(bad) + ",", "saturation"});
        training.train(with(with(options, reduced), {"--resume", training / "run.h5", "--stable"}));
    }
    training.train(with(options, {"--stable"}));
}

BOOST_AUTO_TEST_CASE(a_checkpoint_of_another_training_is_refused) {
    const Training training, other(6);
    const std::string file = training / "run.h5";
    const Words options{"--model", "two-layer", "--iterations", "30"};
    training.train(with(options, {"--checkpoint", file}));
    const Words resumed = with(options, {"--resume", file});
    training.train(resumed);
    training.fail({"--model", "deep", "--resume", file}, {"--model two-layer", "--model deep"});
    training.fail({"--resume", file}, {"--model two-layer", "--model both"});
    training.fail(with(resumed, {"--learning-rate", "0.01"}), {"--learning-rate 0.0075", "0.01"});
    training.fail(with(resumed, {"--layers", "48,3,1"}), {"48,7,1", "48,3,1"});
    training.fail(with(resumed, {"--no-reduce"}), {"without --no-reduce"});
    training.fail(with(resumed, {"--as-written"}), {"without --as-written"});
    training.fail({"--model", "two-layer", "--iterations", "29", "--resume", file},
                  {"30 iterations already"});
    other.fail(with(resumed, {"--costs", file}), {"--costs and --checkpoint", "run.h5"});
    other.fail(resumed, {"other images", "tiny data"});
    training.fail({"--resume", training / "nowhere.h5"}, {"no such file", "--checkpoint"});
    training.fail({"--resume", training.scratch.folder.string()}, {"is a folder"});
    training.fail({"--resume", training / dnn::train_file}, {"not a checkpoint"});
    training.fail({"--every", "10"}, {"--every needs --checkpoint"});
    training.fail(with(options, {"--every", "0", "--checkpoint", file}), {"--every must be at least 1"});
}

BOOST_AUTO_TEST_CASE(a_damaged_checkpoint_is_refused) {
    const Training training;
    const std::string file = training / "run.h5";
    training.train({"--model", "two-layer", "--iterations", "30", "--checkpoint", file});
    const std::string good = training.bytes("run.h5");
    const auto check_refused = [&](const std::string& bytes, const std::string& fact) {
        training.scratch.text("bad.h5", bytes);
        check_error([&] { dnn::load_checkpoint(training.scratch / "bad.h5"); }, {"bad.h5", fact});
    };
    std::mt19937 random(1);
    for (int i = 0; i < 200; ++i) {
        std::string bytes = good;
        char& byte = bytes[512 + random() % (good.size() - 512)];
        byte = static_cast<char>(byte ^ (1 << random() % 8));
        check_refused(bytes, "damaged");
    }
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{100}, std::size_t{512},
                                   std::size_t{513}, good.size() - 1})
        check_refused(good.substr(0, size), size < 100 ? "not a checkpoint" : "damaged");
    check_refused(std::regex_replace(good.substr(0, 512), std::regex("format 1"), "format 2") +
                      good.substr(512),
                  "format 2");
    BOOST_TEST(dnn::load_checkpoint(file).models.front().state.iterations == 30);
    BOOST_TEST(training.scratch.names().size() == 4U, "no temporary file is left"); // data, run.h5, bad.h5
}

BOOST_AUTO_TEST_SUITE_END()
