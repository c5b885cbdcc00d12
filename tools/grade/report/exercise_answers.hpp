// The answers of a class to one exercise, compared with each other and with what was handed out.
#pragma once

#include "tools/grade/judging/record.hpp"
#include "tools/grade/report/code_tokens.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace grade {

enum class Likeness { same_text, same_but_for_names, nearly };

struct AlikeExercise {
    std::string exercise;
    Likeness likeness = Likeness::nearly;
    double share = 0; // of the fingerprints of the one that has fewer
    double bits = 0;  // -log2 of how likely it is that the class gives such an answer by accident
};

/// The lines between the markers. Without markers, or if the code around them is not what was handed out, all of it.
std::string answer_in(const std::string& code, const std::string& solution);

/// A solution's file without the lines between its markers.
std::string without_answer(const std::string& solution);

/// Learners whose answers to an exercise are equal, to the letter or but for names, numbers and layout.
struct EqualAnswers {
    std::string exercise;
    Likeness likeness = Likeness::same_text;
    std::vector<std::size_t> records;
};

class ExerciseAnswers {
public:
    using FingerprintSet = std::unordered_set<std::uint64_t>;

    struct Pair {
        std::size_t left, right; // places in the records
        AlikeExercise alike;
    };
    struct Match {
        std::size_t record;
        AlikeExercise alike;
    };

    /// `solution` is a whole file, `kit` the fingerprints of all the code in it. The latter must outlive the object.
    ExerciseAnswers(const std::vector<Record>& records, const std::string& exercise,
                    const std::string& solution, const FingerprintSet& kit);

    /// The pairs that share what neither the class nor a handout explains.
    std::vector<Pair> pairs() const;
    /// Equal ones that few have and that are long enough to be worth a look, whatever chance explains.
    std::vector<EqualAnswers> equal() const;
    /// The answers that are mostly in the solution, or in the kit, unless the class writes so anyway.
    std::vector<Match> like_solution() const;
    std::vector<Match> like_kit() const;

private:
    struct Answer {
        std::size_t record = 0;
        std::string letters; // without white space
        Tokens tokens;
        Fingerprints prints;
    };

    static Answer answer_from(std::size_t record, const std::string& code);
    std::optional<AlikeExercise> likeness(const Answer& left, const Answer& right, double least) const;
    bool is_handed_out(std::uint64_t print) const;
    std::size_t holders(std::uint64_t print) const { return holders_.at(print).size(); }
    double classmates() const;
    bool is_unusual(double holders) const;
    double median_holders(const Fingerprints& prints) const;
    double bits_of(Fingerprints both) const;
    double handout_bits(const Fingerprints& both) const;

    std::string exercise_;
    Answer solution_;
    Fingerprints whole_solution_; // what is around the markers, too
    const FingerprintSet& kit_;
    std::vector<Answer> answers_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> holders_; // answers, by a fingerprint
};

} // namespace grade
