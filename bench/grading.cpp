#include "bench/markdown.hpp"
#include "bench/measure.hpp"
#include "bench/parts.hpp"
#include "dnn/support/error.hpp"
#include "dnn/support/temporary_folder.hpp"

#include <fstream>
#include <regex>
#include <thread>

namespace bench {
namespace fs = std::filesystem;

Section grading(const Setup& setup) {
    const int count = setup.quick ? 2 : 10;
    const support::TemporaryFolder folder("bench");
    const fs::path submissions = folder.path / "submissions";
    for (int i = 0; i < count; ++i) {
        const fs::path one = submissions / ("learner" + std::to_string(100 + i));
        fs::create_directories(one);
        for (const auto& entry : fs::directory_iterator(setup.project / "solutions"))
            if (entry.path().extension() == ".cpp") {
                fs::copy_file(entry.path(), one / entry.path().filename());
                // Each learner's text differs: copies of a file would be compiled only once.
                std::ofstream(one / entry.path().filename(), std::ios::app) << "// learner " << i << '\n';
            }
    }
    say("grading: " + std::to_string(count) + " submissions …");
    const Measured measured = measure_success(
        {setup.program("grade"), submissions, "--out", folder.path / "grades", "--seed", "1"});
    const std::regex full_points(R"(: (\d+) of \1\b)");
    const auto full =
        std::distance(std::sregex_iterator(measured.output.begin(), measured.output.end(), full_points), {});
    if (full != count)
        throw support::Error("of " + std::to_string(count) + " copies of the solutions, only " +
                             std::to_string(full) + " got full points.");
    const double each = measured.seconds / count;
    say("grading: " + digits(each) + " s per submission");
    return {"## Grading\n\n" + std::to_string(count) + " full submissions of all exercises in " +
                digits(measured.seconds) + " s, in the sandbox, on " +
                std::to_string(std::thread::hardware_concurrency()) + " cores: **" + digits(each) +
                " s per submission**.\n",
            {}};
}

} // namespace bench
