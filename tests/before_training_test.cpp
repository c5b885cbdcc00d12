// What is said before the first iteration: of data that cannot teach, of too little memory; and a signal that comes then.
#include "tests/expect.hpp"
#include "tests/hdf5.hpp"
#include "tests/sanitizer.hpp"
#include "tests/training_program.hpp"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

TEST_SUITE(before_training)

TEST_CASE(a_signal_before_the_first_iteration_takes_nothing_away) {
    const Training training;
    training.scratch.text("b.csv", "old");
    support::Child child(training.command(training.outputs("b", {"--layers", "48,1000000,1", "--model",
                                                                 "deep", "--iterations", "100000000"})),
                         100000);
    // Its name is printed, and a second or two pass until all of its weights are drawn.
    while (child.output().find("The deep model") == std::string::npos &&
           !child.wait_until(support::Child::Clock::now() + std::chrono::milliseconds(10)))
        ;
    kill(child.pid(), SIGTERM);
    child.wait_until(support::Child::Clock::now() + std::chrono::seconds(60));
    Training::failed({child.status(), false, child.output()}, {"ended by SIGTERM before the training began"});
    EXPECT(WEXITSTATUS(child.status()) == 128 + SIGTERM);
    EXPECT(training.bytes("b.csv") == "old");
    EXPECT(training.scratch.names().size() == 3U, "data, b.csv");
}

TEST_CASE_IF(too_little_memory_is_said_before_the_training, under_address_sanitizer) {
    const Training training;
    training.fail_in_shell("ulimit -v 400000; OPENBLAS_NUM_THREADS=4 exec \"$@\"", {"--iterations", "2"},
                           {"the limit on memory (ulimit -v)", "MiB more are needed"});
}

TEST_CASE(data_that_cannot_teach_is_told) {
    const Training training;
    training.write(Pixels(48, 3, arma::fill::zeros), {1, 1, 1});
    const std::string said = training.train({"--iterations", "2"});
    for (const char* fact : {"Every training image is a cat: there is nothing to tell apart",
                             "Every test image is a cat", "since it has seen nothing else"})
        EXPECT((said.find(fact) != std::string::npos), said << " must say: " << fact);
    const auto name_classes = [&](const char* file, const std::string& names) {
        const H5::H5File h5((training.scratch / file).string(), H5F_ACC_RDWR);
        const hsize_t two = 2;
        const H5::StrType text(H5::PredType::C_S1, 3);
        h5.createDataSet("list_classes", text, H5::DataSpace(1, &two)).write(names.data(), text);
    };
    name_classes(dnn::train_file, "catdog");
    const std::string named = training.train({"--iterations", "2"});
    EXPECT((named.find("0 stands for \"cat\" there and 1 for \"dog\"") != std::string::npos), named);
    name_classes(dnn::test_file, "dogcat");
    training.fail({"--iterations", "2"}, {"\"cat\" and \"dog\"", "\"dog\" and \"cat\"", "the same classes"});
}

TEST_SUITE_END()
