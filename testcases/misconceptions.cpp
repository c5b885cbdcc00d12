#include "testcases/misconceptions.hpp"

#include "testcases/armadillo_errors.hpp"
#include "testcases/compare.hpp"

#include <algorithm>
#include <cmath>

namespace testcases {

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

/// As the checks compare, but what is infinite or NaN has to be so in both: relative to an infinite element, all others
/// would be close.
bool agree(arma::mat a, arma::mat b) {
    for (arma::uword i = 0; i < std::min(a.n_elem, b.n_elem); ++i) {
        if (std::isfinite(a(i)) && std::isfinite(b(i)))
            continue;
        if (a(i) != b(i) && !(std::isnan(a(i)) && std::isnan(b(i))))
            return false;
        a(i) = b(i) = 0;
    }
    return difference("", a, b, close).empty();
}

/// Without what the grader's judge puts before it.
std::string words_of(const Answer& answer) {
    const std::string judges = "it threw ";
    return answer.thrown.rfind(judges, 0) == 0 ? answer.thrown.substr(judges.size()) : answer.thrown;
}

bool threw(const Answer& answer) {
    return !answer.thrown.empty();
}

bool agree(const Answer& a, const Answer& b) {
    if (threw(a) || threw(b))
        return words_of(a) == words_of(b);
    return std::equal(
        a.results.begin(), a.results.end(), b.results.begin(), b.results.end(),
        [](const auto& x, const auto& y) { return x.first == y.first && agree(x.second, y.second); });
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

const arma::mat* find(const Results& results, const std::string& name) {
    const auto found = std::find_if(results.begin(), results.end(),
                                    [&](const auto& result) { return result.first == name; });
    return found == results.end() ? nullptr : &found->second;
}

} // namespace

Results results(const std::pair<arma::mat, dnn::Cache>& A_and_cache) {
    Results all = {{"A", A_and_cache.first}};
    append(all, A_and_cache.second, "the cache's");
    return all;
}

Results results(const std::pair<arma::mat, std::vector<dnn::Cache>>& AL_and_caches) {
    const auto& [AL, caches] = AL_and_caches;
    Results all = {{"AL", AL}};
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

std::optional<Diagnosis> recognize(const std::vector<Answer>& got, const std::vector<Answer>& right,
                                   const std::vector<Candidate>& candidates, const std::vector<Sizes>& sizes,
                                   const std::vector<Results>& arguments) {
    const auto first_wrong = std::mismatch(got.begin(), got.end(), right.begin(),
                                           [](const Answer& a, const Answer& b) { return agree(a, b); });
    if (first_wrong.first == got.end())
        return std::nullopt;
    const std::size_t shown = static_cast<std::size_t>(first_wrong.first - got.begin());

    for (const Candidate& candidate : candidates) {
        // What is thrown depends on the function below that met the wrong sizes: once numbers have told, any words do.
        int telling = 0; // inputs on which this mistake makes a difference
        bool agrees = true, words_agree = true, numbers_tell = false;
        for (std::size_t i = 0; agrees && i < got.size(); ++i) {
            const bool same = agree(got[i], candidate.answers[i]), thrown = threw(got[i]);
            const bool tells = !agree(candidate.answers[i], right[i]);
            agrees = same || (thrown && threw(candidate.answers[i]));
            words_agree = words_agree && same;
            numbers_tell = numbers_tell || (tells && !thrown);
            telling += tells;
        }
        if (agrees && telling >= 2 && (words_agree || numbers_tell))
            return Diagnosis{candidate.id, with_sizes(candidate.seen + '\n' + candidate.look, sizes[shown])};
    }

    if (threw(got[shown])) {
        const std::string words = words_of(got[shown]);
        const std::string sentence =
            explain_exception(words, arguments.empty() ? Results{} : arguments[shown]);
        if (sentence != words)
            return Diagnosis{"", "It threw an exception: " + sentence + '.'};
    }

    std::string text;
    for (const auto& [name, first] : right[shown].results) {
        std::vector<arma::mat> got_ones, right_ones;
        std::vector<Sizes> their_sizes;
        for (std::size_t i = 0; i < got.size(); ++i) {
            const arma::mat *a = find(got[i].results, name), *b = find(right[i].results, name);
            if (a == nullptr || b == nullptr || agree(*a, *b))
                continue;
            got_ones.push_back(*a);
            right_ones.push_back(*b);
            their_sizes.push_back(sizes[i]);
        }
        const std::string structure = describe_structure(name, got_ones, right_ones, their_sizes);
        text += (text.empty() || structure.empty() ? "" : "\n") + structure;
    }
    if (text.empty())
        return std::nullopt;
    return Diagnosis{"", text};
}

} // namespace testcases
