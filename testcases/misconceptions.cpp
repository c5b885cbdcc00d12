#include "testcases/misconceptions.hpp"

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

bool agree(const arma::mat& a, const arma::mat& b) {
    return difference("", a, b, close).empty();
}

bool agree(const Answer& a, const Answer& b) {
    if (!a.thrown.empty() || !b.thrown.empty())
        return a.thrown == b.thrown;
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
                                   const std::vector<Candidate>& candidates,
                                   const std::vector<Sizes>& sizes) {
    const auto first_wrong = std::mismatch(got.begin(), got.end(), right.begin(),
                                           [](const Answer& a, const Answer& b) { return agree(a, b); });
    if (first_wrong.first == got.end())
        return std::nullopt;
    const std::size_t shown = static_cast<std::size_t>(first_wrong.first - got.begin());

    for (const Candidate& candidate : candidates) {
        int telling = 0; // inputs on which this mistake makes a difference
        bool agrees = true;
        for (std::size_t i = 0; agrees && i < got.size(); ++i) {
            agrees = agree(got[i], candidate.answers[i]);
            telling += !agree(candidate.answers[i], right[i]);
        }
        if (agrees && telling >= 2)
            return Diagnosis{candidate.id, with_sizes(candidate.seen + '\n' + candidate.look, sizes[shown])};
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
