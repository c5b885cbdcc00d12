#include "checks/check.hpp"

#include "checks/sentences.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <cstdlib>

namespace checks {

Registration::Registration(const char* name, const char* group, const char* sentence, const char* file,
                           std::size_t line, void (*body)()) {
    namespace ut = boost::unit_test;
    ut::test_case* const test = ut::make_test_case([body] { run_check(body); }, name, file, line);
    test->add_label(group);
    test->p_description.value = sentence;
    ut::framework::current_auto_test_suite().add(test);
}

std::vector<Finding>& findings() {
    static std::vector<Finding> all;
    return all;
}

namespace {

/// Fails the running Boost.Test case, so that Boost's own reports have the words too.
void fail(const Finding& finding) {
    findings().push_back(finding);
    BOOST_FAIL(sentence(finding));
}

} // namespace

namespace {

std::vector<std::string> keys(const std::map<std::string, arma::mat>& dictionary) {
    constexpr std::size_t max_keys = 100, max_bytes = 100; // a learner's dictionary may hold anything
    std::vector<std::string> all;
    for (const auto& [key, value] : dictionary)
        if (all.size() < max_keys)
            all.push_back(key.substr(0, max_bytes));
    return all;
}

} // namespace

void run_check(void (*body)()) {
    findings().clear();
    if (const std::optional<Problem> problem = stopped_by(body))
        fail({"", {*problem}});
}

void require_same(const std::string& given, const Differences& differences) {
    Finding finding{given, {}};
    for (const std::optional<Problem>& difference : differences)
        if (difference)
            finding.problems.push_back(*difference);
    if (!finding.problems.empty())
        fail(finding);
    BOOST_TEST(finding.problems.empty());
}

void require_count(const std::string& name, std::size_t got, std::size_t expected, const std::string& why,
                   const std::string& given) {
    if (got != expected)
        fail({given,
              {WrongCount{name, static_cast<std::int64_t>(got), static_cast<std::int64_t>(expected), why}}});
    BOOST_TEST(got == expected);
}

void broken_rule(const std::string& words) {
    throw Stopped(BrokenRule{words});
}

void require_rule(bool condition, const std::string& words) {
    if (!condition)
        broken_rule(words);
    BOOST_TEST(condition);
}

const arma::mat& entry(const std::map<std::string, arma::mat>& dictionary, const std::string& dictionary_name,
                       const std::string& key) {
    const auto found = dictionary.find(key);
    if (found == dictionary.end())
        throw Stopped(MissingKey{dictionary_name, key, keys(dictionary)});
    return found->second;
}

Output printed_entries(const std::map<std::string, arma::mat>& dictionary, const std::string& dictionary_name,
                       std::initializer_list<const char*> keys) {
    Output output;
    for (const char* key : keys)
        output.push_back({key, entry(dictionary, dictionary_name, key)});
    return output;
}

Differences differences(const std::string& dictionary_name, const std::map<std::string, arma::mat>& got,
                        const std::map<std::string, arma::mat>& expected, Tolerance tolerance) {
    Differences all;
    for (const auto& [key, value] : expected) {
        const auto found = got.find(key);
        if (found == got.end())
            all.push_back(MissingKey{dictionary_name, key, keys(got)});
        else
            all.push_back(difference(key, found->second, value, tolerance));
    }
    constexpr std::size_t max_found = 10, max_bytes = 100;
    for (const auto& [key, value] : got)
        if (!expected.contains(key) && all.size() < expected.size() + max_found)
            all.push_back(ExtraKey{dictionary_name, key.substr(0, max_bytes), keys(expected)});
    return all;
}

Differences differences(const dnn::LinearGradients& got, const dnn::LinearGradients& expected) {
    return {difference("dA_prev", got.dA_prev, expected.dA_prev), difference("dW", got.dW, expected.dW),
            difference("db", got.db, expected.db)};
}

namespace {

Differences of_cache(const std::string& owner, const dnn::LinearCache& got,
                     const dnn::LinearCache& expected) {
    return {difference(owner + "A", got.A, expected.A), difference(owner + "W", got.W, expected.W),
            difference(owner + "b", got.b, expected.b)};
}

Differences of_cache(const std::string& owner, const dnn::Cache& got, const dnn::Cache& expected) {
    Differences all = of_cache(owner, got.linear, expected.linear);
    all.push_back(difference(owner + "Z", got.Z, expected.Z));
    return all;
}

} // namespace

Differences differences(const dnn::LinearCache& got, const dnn::LinearCache& expected) {
    return of_cache("the cache's ", got, expected);
}

Differences differences(const dnn::Cache& got, const dnn::Cache& expected) {
    return of_cache("the cache's ", got, expected);
}

Differences differences(const std::vector<dnn::Cache>& got, const std::vector<dnn::Cache>& expected) {
    if (got.size() != expected.size())
        return {WrongCount{"caches", static_cast<std::int64_t>(got.size()),
                           static_cast<std::int64_t>(expected.size()), "one per layer"}};
    Differences all;
    for (std::size_t l = 0; l < got.size(); ++l)
        for (std::optional<Problem>& problem :
             of_cache("caches[" + std::to_string(l) + "], the cache's ", got[l], expected[l]))
            all.push_back(std::move(problem));
    return all;
}

std::map<std::string, arma::mat> entries_of_kind(const std::map<std::string, arma::mat>& dictionary,
                                                 const std::string& kind) {
    std::map<std::string, arma::mat> all;
    for (const auto& [key, value] : dictionary)
        if (key.starts_with(kind))
            all.emplace(key, value);
    return all;
}

void check_expected_output(std::size_t i) {
    const auto run = [i] { return differences_from_block(cells().at(i).output(), cells().at(i).expected); };
    require_same("", run());
    require_same("the same inputs once more", run()); // nothing is kept from the first call
}

namespace {

std::uint32_t seed_of_inputs() {
    static const std::uint32_t seed = [] {
        const char* const wanted = std::getenv("DEEPSTEPS_SEED");
        return wanted ? static_cast<std::uint32_t>(std::strtoul(wanted, nullptr, 10)) : usual_seed;
    }();
    return seed;
}

} // namespace

void take_seed() {
    seed_of_inputs();
    unsetenv("DEEPSTEPS_SEED");
}

np::random::RandomState unseen(const std::string& stream) {
    std::uint32_t mixed = seed_of_inputs();
    for (const char c : stream) // FNV-1a
        mixed = (mixed ^ static_cast<unsigned char>(c)) * 16777619U;
    return np::random::RandomState(mixed);
}

np::random::RandomState unseen() {
    return unseen(boost::unit_test::framework::current_test_case().p_name.get());
}

int whole_number(np::random::RandomState& draws, int least, int most) {
    return static_cast<int>(draws.uniform(least, most + 1, 1, 1)(0));
}

dnn::LinearCache random_layer(np::random::RandomState& draws, int n_prev, int n, int m) {
    dnn::LinearCache layer;
    layer.A = draws.randn(n_prev, m);
    layer.W = draws.randn(n, n_prev);
    layer.b = draws.randn(n, 1);
    return layer;
}

Network random_network(np::random::RandomState& draws, const std::vector<int>& layer_dims, int m) {
    Network network;
    network.X = draws.randn(layer_dims[0], m);
    network.Y = draws.uniform(0, 1, layer_dims.back(), m);
    network.Y.transform([](double u) { return u < 0.5 ? 0.0 : 1.0; });
    for (std::size_t l = 1; l < layer_dims.size(); ++l) {
        const int n = layer_dims[l], n_prev = layer_dims[l - 1];
        network.parameters["W" + std::to_string(l)] = draws.randn(n, n_prev) / std::sqrt(n_prev);
        network.parameters["b" + std::to_string(l)] = draws.randn(n, 1) * 0.5;
    }
    return network;
}

std::vector<int> some_deep_layer_dims() {
    np::random::RandomState draws = unseen("depth");
    std::vector<int> layer_dims(static_cast<std::size_t>(whole_number(draws, 4, 11)) + 1, 1);
    for (std::size_t l = 0; l + 1 < layer_dims.size(); ++l)
        layer_dims[l] = whole_number(draws, 2, 6);
    return layer_dims;
}

std::vector<std::vector<int>> one_to_twelve_layers() {
    return {{4, 1}, {3, 5, 1}, {5, 4, 3, 1}, some_deep_layer_dims(), twelve_layers};
}

std::string described(std::initializer_list<std::pair<const char*, const arma::mat*>> matrices) {
    std::string text;
    for (const auto& [name, matrix] : matrices)
        text += (text.empty() ? "" : ", ") + std::string(name) + ' ' + shape(*matrix);
    return text;
}

std::string described(const std::vector<int>& layer_dims, int m) {
    std::string text;
    for (int n : layer_dims)
        text += (text.empty() ? "layers " : ", ") + std::to_string(n);
    return text + " · " + std::to_string(m) + (m == 1 ? " example" : " examples");
}

arma::mat finite_differences(const arma::mat& theta, const std::function<double(const arma::mat&)>& f) {
    const double h = 1e-5; // the formula's error h² and the rounding error ε/h are both near 1e-10
    arma::mat numeric(theta.n_rows, theta.n_cols), moved = theta;
    for (arma::uword i = 0; i < theta.n_elem; ++i) {
        moved(i) = theta(i) + h;
        const double above = f(moved);
        moved(i) = theta(i) - h;
        const double below = f(moved);
        moved(i) = theta(i);
        numeric(i) = (above - below) / (2 * h);
    }
    return numeric;
}

std::optional<Problem> gradient_difference(const std::string& name, const arma::mat& got,
                                           const arma::mat& numeric) {
    if (got.n_rows != numeric.n_rows || got.n_cols != numeric.n_cols || !got.is_finite())
        return difference(name, got, numeric);
    const double norms = arma::norm(got, "fro") + arma::norm(numeric, "fro");
    const double relative = norms == 0 ? 0 : arma::norm(got - numeric, "fro") / norms;
    // For a gradient as small as the differences' rounding error, the relative difference means nothing.
    constexpr double rounding = 1e-10;
    if (relative < gradient_tolerance || arma::abs(got - numeric).max() < rounding)
        return std::nullopt;
    std::optional<Problem> problem = difference(name, got, numeric, exact);
    if (problem)
        std::get<WrongValues>(*problem).relative_difference = relative;
    return problem;
}

bool away_from_kink(const arma::mat& Z) {
    return arma::abs(Z).min() > 1e-3;
}

} // namespace checks
