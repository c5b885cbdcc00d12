// sample_pages LEARNERS FOLDER: writes the pages of a class that nobody has graded, to be looked at.
#include "tests/grading/synthetic_class.hpp"
#include "tools/grade/report/results.hpp"

#include <chrono>
#include <cstdlib>
#include <iostream>

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "sample_pages LEARNERS FOLDER\n";
        return 2;
    }
    const auto learners = static_cast<std::size_t>(std::max(1, std::atoi(argv[1])));
    const std::filesystem::path folder = argv[2];
    SyntheticClass all(learners);
    all.grade_before();
    if (learners > 100) {
        all.copy(20, 77);
        all.copy(31, 90);
        all.copy(31, 91);
        all.give_solutions(50);
        all.give_reference(51);
    }
    for (const grade::Record& record : all.records)
        grade::write_results(folder / record.folder, record, all.run);
    const grade::Similarity similarity =
        grade::compare_answers(all.records, all.run, all.background.handouts);
    for (const grade::AlikePair& pair : similarity.pairs)
        std::cout << pair.left << " and " << pair.right << ": " << pair.bits << " bits in "
                  << pair.exercises.size() << " exercises\n";
    for (const auto* list : {&similarity.solutions, &similarity.kit})
        for (const grade::LikeHandout& like : *list)
            std::cout << like.record << " and " << (list == &similarity.kit ? "the kit" : "the solutions")
                      << ": " << like.bits << " bits in " << like.exercises.size() << " exercises\n";
    const auto start = std::chrono::steady_clock::now();
    const std::string page = grade::class_html(all.records, all.run, all.background);
    std::cout << page.size() / 1024 << " kB in "
              << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() << " s\n";
    support::write_atomically(folder / "class.html", [&](std::ostream& out) { out << page; });
    support::write_atomically(folder / "grades.csv",
                              [&](std::ostream& out) { out << grade::grades_csv(all.records, all.run); });
}
