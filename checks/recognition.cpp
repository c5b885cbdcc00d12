#include "checks/recognition.hpp"

#include "checks/compare.hpp"
#include "checks/exceptions.hpp"
#include "checks/generators.hpp"
#include "checks/stopped.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace checks {

Results results(const dnn::Parameters& dictionary) {
    return {dictionary.begin(), dictionary.end()};
}

Results results(const std::pair<arma::mat, dnn::LinearCache>& Z_and_cache) {
    const auto& [Z, cache] = Z_and_cache;
    return {{"Z", Z}, {"the cache's A", cache.A}, {"the cache's W", cache.W}, {"the cache's b", cache.b}};
}

namespace {

void append(Results& all, const dnn::Cache& cache, const std::string& owner) {
    all.insert(all.end(), {{owner + " Z", cache.Z},
                           {owner + " linear.A", cache.linear.A},
                           {owner + " linear.W", cache.linear.W},
                           {owner + " linear.b", cache.linear.b}});
}

/// "{m}" becomes "m = 5".
std::string with_sizes(std::string text, const Sizes& sizes) {
    for (const auto& [name, value] : sizes) {
        const std::string place = '{' + name + '}';
        char number[40];
        std::snprintf(number, sizeof number, " = %g", value);
        for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at))
            text.replace(at, place.size(), name + number);
    }
    return text;
}

Diagnosis with_sizes(Diagnosis diagnosis, const Sizes& sizes) {
    diagnosis.text = with_sizes(diagnosis.text, sizes);
    diagnosis.safe = with_sizes(diagnosis.safe, sizes);
    for (RecognizedMistake& mistake : diagnosis.mistakes)
        mistake.words = with_sizes(mistake.words, sizes);
    return diagnosis;
}

} // namespace

Results results(const std::pair<arma::mat, dnn::Cache>& A_and_cache) {
    Results all = {{"A", A_and_cache.first}};
    append(all, A_and_cache.second, "the cache's");
    return all;
}

Results results(const std::pair<arma::mat, std::vector<dnn::Cache>>& AL_and_caches) {
    const auto& [AL, caches] = AL_and_caches;
    Results all = {{"AL", AL}, {"the number of caches", arma::mat{double(caches.size())}}};
    for (std::size_t l = 0; l < caches.size(); ++l)
        append(all, caches[l], "caches[" + std::to_string(l) + "]'s");
    return all;
}

Results results(double cost) {
    return {{"the cost", arma::mat{cost}}};
}

Results results(const dnn::LinearGradients& gradients) {
    return {{"dA_prev", gradients.dA_prev}, {"dW", gradients.dW}, {"db", gradients.db}};
}

namespace {

Tolerance& closeness() {
    static Tolerance now = close;
    return now;
}

} // namespace

Closeness::Closeness(Tolerance tolerance) : before_(std::exchange(closeness(), tolerance)) {}

Closeness::~Closeness() {
    closeness() = before_;
}

bool agree(const arma::mat& got, const arma::mat& right) {
    if (right.is_finite())
        return !difference("", got, right, closeness());
    // The tolerance follows the largest element; beside an infinite one, each element must be its own measure.
    bool all = arma::size(got) == arma::size(right);
    for (arma::uword i = 0; all && i < right.n_elem; ++i)
        all = got(i) == right(i) || (std::isnan(got(i)) && std::isnan(right(i))) ||
              (std::isfinite(right(i)) &&
               std::abs(got(i) - right(i)) <= closeness().relative * std::abs(right(i)));
    return all;
}

bool agree(const Answer& got, const Answer& right) {
    if (got.thrown || right.thrown)
        return got.thrown == right.thrown;
    return std::equal(
        got.results.begin(), got.results.end(), right.results.begin(), right.results.end(),
        [](const auto& x, const auto& y) { return x.first == y.first && agree(x.second, y.second); });
}

Match match(const Answer& got, const Answer& wrong) {
    if (agree(got, wrong))
        return Match::same;
    return !got.thrown || !wrong.thrown ? Match::none : Match::both_threw;
}

const arma::mat* find(const Answer& answer, const std::string& name) {
    for (const auto& [its_name, value] : answer.results)
        if (its_name == name)
            return &value;
    return nullptr;
}

void expect_few(const Results& results) {
    constexpr std::size_t max_results = 1000;
    if (results.size() > max_results)
        throw Stopped(BrokenRule{"the function returned more matrices than can be told apart"});
}

Answer outcome_of(const std::function<Results()>& call) {
    start_generators();
    Answer answer;
    const std::optional<Problem> problem = stopped_by([&] {
        answer.results = call();
        expect_few(answer.results);
    });
    if (!problem)
        return answer;
    if (const auto* threw = std::get_if<Threw>(&*problem))
        return {{}, threw->words.value_or("")};
    if (is_memory_fault(*problem) || std::holds_alternative<Exited>(*problem))
        return {{}, died};
    throw Stopped(*problem); // no diagnosis is possible
}

bool is_no_element(const Answer& got) {
    const std::string words = got.words();
    return got.thrown &&
           (words == died || words == "map::at" || words.starts_with("vector::_M_range_check") ||
            words.find("out of bounds") != std::string::npos);
}

bool refused(const Answer& got, const char* operation, const arma::mat& left, const arma::mat& other) {
    const auto dims = [](const arma::mat& M) {
        return std::to_string(M.n_rows) + 'x' + std::to_string(M.n_cols);
    };
    return got.words().starts_with(operation) &&
           got.words().ends_with(": " + dims(left) + " and " + dims(other));
}

namespace {

std::vector<std::size_t> wrong_inputs(const std::vector<Answer>& got, const std::vector<Answer>& right) {
    std::vector<std::size_t> wrong;
    for (std::size_t i = 0; i < got.size(); ++i)
        if (!agree(got[i], right[i]))
            wrong.push_back(i);
    return wrong;
}

/// The largest difference, relative to its matrix; all of them agree as well as `close` asks for.
double largest_difference(const std::vector<Answer>& got, const std::vector<Answer>& right) {
    double largest = 0;
    for (std::size_t i = 0; i < got.size(); ++i)
        for (std::size_t k = 0; k < std::min(got[i].results.size(), right[i].results.size()); ++k) {
            const arma::mat &x = got[i].results[k].second, &y = right[i].results[k].second;
            if (!y.is_empty() && arma::size(x) == arma::size(y) && arma::abs(y).max() > 0)
                largest = std::max(largest, arma::abs(x - y).max() / arma::abs(y).max());
        }
    return largest;
}

/// What is right, but not to the digits that double precision gives.
std::optional<Diagnosis> nearly_right(const std::vector<Answer>& got, const std::vector<Answer>& right,
                                      const std::vector<Sizes>& sizes, const ByFormula& by_formula) {
    constexpr Tolerance rounding{"rounding", 1e-12, 1e-15};
    const Closeness finer(rounding);
    const std::vector<std::size_t> wrong = wrong_inputs(got, right);
    if (wrong.empty())
        return std::nullopt;
    if (by_formula)
        if (std::optional<Diagnosis> diagnosis = by_formula(got, right)) {
            const std::string opening =
                "The mathematics is right, but the last digits differ from the notebook's.\n";
            diagnosis->text.insert(0, opening);
            diagnosis->safe.insert(0, opening);
            return with_sizes(*diagnosis, sizes[wrong[0]]);
        }
    const int digits = static_cast<int>(-std::log10(largest_difference(got, right)));
    const Wording seen = "The mathematics is right, but only " +
                         chosen("about " + std::to_string(digits), "the first") +
                         " digits of the numbers are.",
                  words = seen + "\nIs something kept in single precision (float, arma::fmat), "
                                 "rounded, or is a small constant added? The notebook prints 8 digits.";
    return Diagnosis{{{"few-digits", seen.safe}}, words.text, words.safe};
}

} // namespace

std::optional<Diagnosis> recognize(const std::vector<Answer>& got, const std::vector<Answer>& right,
                                   const std::vector<Candidate>& candidates, const std::vector<Sizes>& sizes,
                                   const std::vector<Results>& arguments, const ByFormula& by_formula,
                                   const Repeated& repeated) {
    const std::vector<std::size_t> wrong = wrong_inputs(got, right);
    bool numbers_tell = false; // one of the wrong answers has numbers
    for (const std::size_t i : wrong)
        numbers_tell = numbers_tell || !got[i].thrown;
    if (wrong.empty()) {
        std::optional<Diagnosis> differs = repeated ? repeated() : std::nullopt;
        return differs ? differs : nearly_right(got, right, sizes, by_formula);
    }

    for (const Candidate& candidate : candidates) {
        // The exception depends on which function below met the wrong sizes: once numbers agree, any message will do.
        bool agrees = wrong.size() >= 2, words_agree = true;
        for (std::size_t i = 0; agrees && i < got.size(); ++i) {
            const Match match = candidate.match(i, got[i]);
            agrees = match != Match::none;
            words_agree = words_agree && match == Match::same;
        }
        if (agrees && (words_agree || numbers_tell)) {
            const std::string text = candidate.seen + '\n' + candidate.look;
            return with_sizes({{{candidate.id, candidate.seen}}, text, text}, sizes[wrong[0]]);
        }
    }

    // A formula that agrees on all inputs is proved; to ask again takes processes, longer than the search.
    std::optional<Diagnosis> explained = by_formula ? by_formula(got, right) : std::nullopt;
    if (!is_recognized(explained) && repeated)
        if (std::optional<Diagnosis> differs = repeated())
            return differs;
    if (explained)
        return with_sizes(*explained, sizes[wrong[0]]);

    if (const std::optional<std::string>& words = got[wrong[0]].thrown)
        if (const std::optional<Wording> reason =
                explained_exception(*words, arguments.empty() ? Results{} : arguments[wrong[0]]))
            return Diagnosis{{},
                             "It threw an exception: " + reason->text + '.',
                             "It threw an exception: " + reason->safe + '.'};
    const Wording words = describe_differences(got, right, sizes);
    return words.empty() ? std::nullopt : std::optional(Diagnosis{{}, words.text, words.safe});
}

std::optional<Diagnosis> with_case(std::optional<Diagnosis> diagnosis, const std::vector<Answer>& got,
                                   const std::vector<Answer>& right, const std::vector<std::string>& cases) {
    std::set<std::string> wrong;
    for (std::size_t i = 0; i < cases.size(); ++i)
        if (!agree(got[i], right[i]))
            wrong.insert(cases[i]);
    const bool all = std::all_of(cases.begin(), cases.end(),
                                 [&](const std::string& its_case) { return wrong.contains(its_case); });
    if (diagnosis && !is_recognized(diagnosis) && wrong.size() == 1 && !all)
        for (std::string* words : {&diagnosis->text, &diagnosis->safe})
            words->insert(0, "For " + *wrong.begin() + ": ");
    return diagnosis;
}

std::optional<Diagnosis> recognize(const Comparison& comparison, const ByFormula& by_formula) {
    std::vector<Answer> got, right;
    std::vector<Sizes> sizes;
    std::vector<Results> arguments;
    std::vector<std::string> cases;
    for (std::size_t i = 0; i < comparison.inputs; ++i) {
        got.push_back(outcome_of([&] { return comparison.function(i); }));
        right.push_back(outcome_of([&] { return comparison.reference(i); }));
        sizes.push_back(comparison.sizes(i));
        if (comparison.arguments)
            arguments.push_back(comparison.arguments(i));
        if (comparison.its_case)
            cases.push_back(comparison.its_case(i));
    }
    std::vector<Candidate> candidates;
    for (const Comparison::Entry& entry : comparison.entries)
        candidates.push_back({entry.id, entry.seen, entry.look, [&](std::size_t i, const Answer& answer) {
                                  if (entry.wrong)
                                      return match(answer, outcome_of([&] { return entry.wrong(i); }));
                                  const bool is_one =
                                      agree(answer, right[i]) || entry.is_one(i, answer, right[i]);
                                  return is_one ? Match::same : Match::none;
                              }});
    const Repeated repeated = [&] { return differs_when_repeated(comparison, got); };
    return with_case(recognize(got, right, candidates, sizes, arguments, by_formula, repeated), got, right,
                     cases);
}

} // namespace checks
