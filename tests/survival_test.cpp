// What ends a training, and what is left of it: signals, kill -9, costs that are not finite, disks and memory that are
// full.
#include "dnn/support/pattern.hpp"
#include "dnn/training/checkpoint.hpp"
#include "dnn/training/saved_models.hpp"
#include "tests/expect.hpp"
#include "tests/sanitizer.hpp"
#include "tests/training_program.hpp"

#include <csignal>
#include <cstdlib>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

bool is_long() {
    return std::getenv("DEEPSTEPS_KILLS") != nullptr;
}

int kills() {
    const char* const wanted = std::getenv("DEEPSTEPS_KILLS");
    return wanted == nullptr ? 2 : std::atoi(wanted);
}

/// The iterations of its first model that a checkpoint has.
int made_in(const std::string& checkpoint) {
    return static_cast<int>(dnn::load_checkpoint(checkpoint).models.front().state.iterations);
}

/// Starts it, kills it a moment after there is this file, and returns whether it was still running.
bool start_and_kill(const Words& command, const std::string& file, unsigned milliseconds) {
    const int pid = support::spawn(command, {});
    int status = 0;
    while (!fs::exists(file)) {
        if (waitpid(pid, &status, WNOHANG) == pid)
            return false;
        usleep(5000);
    }
    usleep(milliseconds * 1000);
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    return WIFSIGNALED(status);
}

/// Kills the training as often as asked for, each time going on from the checkpoint, lets it finish, and returns its
/// iterations. Every other time it has no end, so that it cannot be over before; in between the second model has its turn.
int kill_and_resume(const Training& training, const Words& mode) {
    static std::mt19937 random{std::random_device{}()};
    std::uniform_int_distribution<unsigned> moment(10, 100); // milliseconds
    const std::string file = training / "run.h5";
    fs::remove(file);
    const auto next = [&](int iterations) {
        return training.outputs("b",
                                with(mode, {"--iterations", std::to_string(iterations), "--every", "50",
                                            training.has("run.h5") ? "--resume" : "--checkpoint", file}));
    };
    constexpr int more = 200;
    for (int i = 0; i < kills(); ++i) {
        const bool endless = i % 2 == 0;
        const Words command = training.command(next(endless ? 100'000'000 : made_in(file) + more));
        const bool killed = start_and_kill(command, file, moment(random));
        EXPECT((killed || !endless), "the training was over before it was killed");
    }
    const int iterations = made_in(file) + more;
    training.train(next(iterations));
    return iterations;
}

int rows(const std::string& csv) {
    return static_cast<int>(std::count(csv.begin(), csv.end(), '\n')) - 1;
}

/// The iteration of "at iteration 42".
int iteration_in(const std::string& sentence) {
    const support::Parts found = support::Pattern("at iteration ([0-9]+)").found_in(sentence);
    return found.empty() ? -1 : std::stoi(found[1]);
}

} // namespace

TEST_SUITE(survival)

TEST_CASE(stretches_change_no_bit) {
    const Training training;
    const dnn::DataSet data = dnn::read_data_set(training.scratch / dnn::train_file, "train");
    const auto go_on_always = [](int, double) { return true; };
    dnn::TrainingOptions options;
    options.layer_dims = {48, 5, 4, 1};
    options.iterations = 250;
    for (const bool reduce : {false, true})
        for (const bool as_written : {false, true}) {
            options.reduce = reduce;
            options.as_written = as_written;
            options.stretch = 1000;
            const dnn::TrainedModel at_once = dnn::train(data, options, go_on_always);
            options.stretch = 7;
            const dnn::TrainedModel in_stretches = dnn::train(data, options, go_on_always);
            EXPECT(in_stretches.costs == at_once.costs);
            for (const auto& [name, matrix] : at_once.parameters)
                EXPECT(arma::approx_equal(in_stretches.parameters.at(name), matrix, "absdiff", 0), name);
        }
}

TEST_CASE(killed_and_resumed_equals_uninterrupted) {
    const Training training;
    for (const Words& mode : {Words{}, {"--no-reduce"}, {"--as-written"}, {"--stable", "--model", "deep"}}) {
        const int iterations = kill_and_resume(training, mode);
        training.train(training.outputs("a", with(mode, {"--iterations", std::to_string(iterations)})));
        training.check_same(mode.empty() ? "the default" : mode.front());
    }
}

TEST_CASE(a_signal_leaves_costs_parameters_and_checkpoint) {
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
        EXPECT(WEXITSTATUS(child.status()) == 128 + signal);
        const int made = iteration_in(error);
        EXPECT(rows(training.bytes("b.csv")) == made + 1);
        EXPECT(dnn::load_models(training.scratch / "b.h5").front().iterations == made);
        EXPECT(dnn::load_checkpoint(training.scratch / "run.h5").models.front().state.iterations == made);

        const std::string more = std::to_string(made + 30);
        training.train(training.outputs(
            "b", {"--model", "deep", "--iterations", more, "--resume", training / "run.h5"}));
        if (made < 100000) {
            training.train(training.outputs("a", {"--model", "deep", "--iterations", more}));
            training.check_same(name);
        }
    }
}

TEST_CASE(a_closed_pipe_leaves_costs_and_parameters) {
    const Training training;
    training.fail_in_shell("set -o pipefail; (\"$@\" 2>" + (training / "err") +
                               ") | head -n 6 >/dev/null; s=$?; cat " + (training / "err") + "; exit $s",
                           training.outputs("b", {"--iterations", "100000000", "--model", "deep"}),
                           {"SIGPIPE", "b.csv", "b.h5"});
    EXPECT(rows(training.bytes("b.csv")) >= 1);
    EXPECT(dnn::load_models(training.scratch / "b.h5").size() == 1U);
}

TEST_CASE(one_file_that_cannot_be_written_costs_no_other) {
    const Training training;
    const std::string limit = "ulimit -f 40; exec \"$@\""; // KiB
    const Words short_one{"--iterations", "4000", "--model", "deep"};
    training.fail_in_shell(limit, training.outputs("b", short_one),
                           {"b.csv cannot be written", "Saved: ", "b.h5"});
    EXPECT(!training.has("b.csv"));
    EXPECT(dnn::load_models(training.scratch / "b.h5").front().iterations == 4000);
    if (access("/dev/full", W_OK) != 0)
        return;
    training.fail(with(short_one, {"--save", "/dev/full", "--costs", training / "c.csv"}),
                  {"/dev/full cannot be written", "c.csv"});
    EXPECT(rows(training.bytes("c.csv")) == 4000);
    training.fail(training.outputs("d", with(short_one, {"--checkpoint", "/dev/full"})),
                  {"/dev/full cannot be written", "d.csv", "d.h5"});
    EXPECT(rows(training.bytes("d.csv")) == 4000);
    training.fail_in_shell("exec \"$@\" >/dev/full", training.outputs("e", short_one),
                           {"disk full", "e.csv", "e.h5"});
    EXPECT(rows(training.bytes("e.csv")) == 4000);
}

TEST_CASE_IF(no_memory_for_the_second_model, under_address_sanitizer) {
    const Training training;
    training.fail_in_shell("ulimit -v 4000000; exec \"$@\"",
                           training.outputs("b", {"--iterations", "20", "--layers", "48,40000000,1"}),
                           {"not enough memory for the deep model", "b.csv", "b.h5"});
    EXPECT(rows(training.bytes("b.csv")) == 20);
    EXPECT(dnn::load_models(training.scratch / "b.h5").front().name == "two-layer");
}

TEST_CASE(a_saturated_training_keeps_what_was_good) {
    const Training training;
    training.saturate();
    const Words options{"--model", "deep", "--layers", "48,1", "--learning-rate", "0.2"};
    std::vector<Words> modes = {{}, {"--no-reduce"}};
    if (is_long())
        modes.push_back({"--every", "1"});
    for (const Words& mode : modes) {
        fs::remove(training.scratch / "run.h5");
        const std::string error = training.fail(
            training.outputs("b", with(with(options, mode), {"--checkpoint", training / "run.h5"})),
            {"cost is nan", "layer 1", "image 1 ", "exactly 1", "saturation, not the learning rate",
             "--stable", "b.csv", "b.h5", "--resume"});
        const int bad = iteration_in(error);
        REQUIRE(bad > 2);
        EXPECT(rows(training.bytes("b.csv")) == bad); // 0 to bad - 1
        const Words reduced = mode.empty() || mode.front() != "--no-reduce" ? Words{} : mode;
        training.train(
            training.outputs("a", with(with(options, reduced), {"--iterations", std::to_string(bad - 1)})));
        EXPECT((training.bytes("a.h5") == training.bytes("b.h5")), "the last good parameters differ");

        training.fail(with(with(options, reduced), {"--resume", training / "run.h5"}),
                      {"at iteration " + std::to_string(bad) + ",", "saturation"});
        training.train(with(with(options, reduced), {"--resume", training / "run.h5", "--stable"}));
    }
    training.train(with(options, {"--stable"}));
}

TEST_CASE(a_checkpoint_of_another_training_is_refused) {
    const Training training, other(6);
    const std::string file = training / "run.h5";
    const Words options{"--model", "two-layer", "--iterations", "30"};
    training.train(with(options, {"--checkpoint", file}));
    const std::string made = training.bytes("run.h5");
    training.fail(with(options, {"--checkpoint", file}),
                  {"exists already (two-layer: 30 iterations)", "--resume " + file, "name a new file"});
    training.fail(with(options, {"--save", file}), {"--save", "overwrite a checkpoint"});
    training.fail(with(options, {"--checkpoint", training / dnn::test_file}), {"overwrite"});
    training.scratch.text("mine.txt", "mine");
    training.fail(with(options, {"--checkpoint", training / "mine.txt"}), {"a file that is no checkpoint"});
    EXPECT((training.bytes("run.h5") == made && training.bytes("mine.txt") == "mine"));
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

TEST_CASE(a_damaged_checkpoint_is_refused) {
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
    check_refused(support::Pattern("format 1").replaced(good.substr(0, 512), "format 2") + good.substr(512),
                  "format 2");
    EXPECT(dnn::load_checkpoint(file).models.front().state.iterations == 30);
    EXPECT(training.scratch.names().size() == 4U, "no temporary file is left"); // data, run.h5, bad.h5
}

TEST_SUITE_END()
