#include "tools/grade/report/similarity.hpp"

#include "dnn/support/files.hpp"
#include "tools/grade/report/exercise_answers.hpp"

#include <algorithm>
#include <cmath>

namespace grade {
namespace fs = std::filesystem;

namespace {

// In bits: a chance of about one in a hundred that a class has such a pair by accident.
constexpr double certainty = 7;

/// Keeps what is unlikely among so many possible ones; the most unlikely first.
template <class Alike>
void keep_unlikely(std::vector<Alike>& all, double possible) {
    const double min_bits = std::log2(std::max(possible, 1.0)) + certainty;
    std::erase_if(all, [&](const Alike& alike) { return alike.bits < min_bits; });
    std::stable_sort(all.begin(), all.end(),
                     [](const Alike& left, const Alike& right) { return left.bits > right.bits; });
}

void append_code(std::string& text, const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error))
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files)
        text += support::read_file(file) + '\n';
}

/// Collects the exercises of each record.
class HandoutMatches {
public:
    explicit HandoutMatches(std::size_t records) : all_(records) {
        for (std::size_t i = 0; i < records; ++i)
            all_[i].record = i;
    }
    void add(std::size_t record, const AlikeExercise& alike) {
        all_[record].exercises.push_back(alike);
        all_[record].bits += alike.bits;
    }
    std::vector<LikeHandout> unlikely() {
        const auto possible = static_cast<double>(all_.size());
        keep_unlikely(all_, possible);
        return std::move(all_);
    }

private:
    std::vector<LikeHandout> all_;
};

bool has_pair(const std::vector<AlikePair>& pairs, std::size_t left, std::size_t right) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const AlikePair& pair) {
        return std::minmax(pair.left, pair.right) == std::minmax(left, right);
    });
}

/// Leaves out what the pairs say already.
void keep_unpaired(std::vector<EqualAnswers>& all, const std::vector<AlikePair>& pairs) {
    std::erase_if(all, [&](const EqualAnswers& equal) {
        for (const std::size_t left : equal.records)
            for (const std::size_t right : equal.records)
                if (left < right && !has_pair(pairs, left, right))
                    return false;
        return true;
    });
}

} // namespace

Handouts read_handouts(const fs::path& project, const std::vector<Exercise>& course) {
    Handouts handouts;
    for (const Exercise& exercise : course)
        handouts.solutions[exercise.name] =
            support::read_file(project / "solutions" / (exercise.name + ".cpp"));
    for (const char* folder : {"checks", "dnn", "testcases"})
        append_code(handouts.kit, project / folder);
    return handouts;
}

Similarity compare_answers(const std::vector<Record>& records, const Run& run, const Handouts& handouts) {
    const Fingerprints kit_prints = fingerprints(leveled_tokens(handouts.kit));
    const ExerciseAnswers::FingerprintSet kit(kit_prints.begin(), kit_prints.end());
    Similarity all;
    std::map<std::pair<std::size_t, std::size_t>, AlikePair> pairs;
    HandoutMatches solutions(records.size()), of_kit(records.size());
    for (const Exercise& exercise : run.exercises) {
        const auto solution = handouts.solutions.find(exercise.name);
        const ExerciseAnswers answers(records, exercise.name,
                                      solution == handouts.solutions.end() ? "" : solution->second, kit);
        for (const auto& [left, right, alike] : answers.pairs()) {
            AlikePair& pair = pairs.try_emplace({left, right}, AlikePair{left, right, {}, 0}).first->second;
            pair.exercises.push_back(alike);
            pair.bits += alike.bits;
        }
        for (EqualAnswers& equal : answers.equal())
            all.equal.push_back(std::move(equal));
        for (const auto& [record, alike] : answers.like_solution())
            solutions.add(record, alike);
        for (const auto& [record, alike] : answers.like_kit())
            of_kit.add(record, alike);
    }
    for (auto& [records_of_it, pair] : pairs)
        all.pairs.push_back(std::move(pair));
    const auto n = static_cast<double>(records.size());
    keep_unlikely(all.pairs, n * (n - 1) / 2);
    keep_unpaired(all.equal, all.pairs);
    all.solutions = solutions.unlikely();
    all.kit = of_kit.unlikely();
    return all;
}

std::vector<std::vector<std::size_t>> groups_of(const std::vector<AlikePair>& pairs) {
    std::vector<std::vector<std::size_t>> groups;
    const auto group_with = [&](std::size_t record) {
        return std::find_if(groups.begin(), groups.end(), [&](const std::vector<std::size_t>& group) {
            return std::find(group.begin(), group.end(), record) != group.end();
        });
    };
    for (const AlikePair& pair : pairs) {
        auto left = group_with(pair.left), right = group_with(pair.right);
        if (left == groups.end() && right == groups.end()) {
            groups.push_back({pair.left, pair.right});
        } else if (left == groups.end()) {
            right->push_back(pair.left);
        } else if (right == groups.end()) {
            left->push_back(pair.right);
        } else if (left != right) {
            if (right < left)
                std::swap(left, right);
            left->insert(left->end(), right->begin(), right->end());
            groups.erase(right);
        }
    }
    return groups;
}

} // namespace grade
