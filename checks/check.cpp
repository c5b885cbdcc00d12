#include "checks/check.hpp"

#include <cmath>
#include <cstdlib>

namespace checks {

void require_same(const std::string& inputs, const std::vector<std::string>& differences) {
    std::string text;
    for (const std::string& difference : differences)
        if (!difference.empty())
            text += (text.empty() ? "" : "\n") + difference;
    if (!text.empty())
        BOOST_FAIL((inputs.empty() ? "" : "with " + inputs + "\n") + text);
    BOOST_TEST(text.empty());
}

void require(bool condition, const std::string& sentence) {
    if (!condition)
        BOOST_FAIL(sentence);
    BOOST_TEST(condition);
}

namespace {

std::string keys(const std::map<std::string, arma::mat>& dictionary) {
    std::string text;
    for (const auto& [key, value] : dictionary)
        text += (text.empty() ? "" : ", ") + key;
    return text.empty() ? "none" : text;
}

} // namespace

const arma::mat& entry(const std::map<std::string, arma::mat>& dictionary, const std::string& dictionary_name,
                       const std::string& key) {
    const auto found = dictionary.find(key);
    if (found == dictionary.end())
        throw CannotGoOn(dictionary_name + " has no \"" + key +
                         "\"; its keys: " + keys(dictionary).substr(0, 200));
    return found->second;
}

Output printed_entries(const std::map<std::string, arma::mat>& dictionary, const std::string& dictionary_name,
                       std::initializer_list<const char*> keys) {
    Output output;
    for (const char* key : keys)
        output.push_back({key, entry(dictionary, dictionary_name, key)});
    return output;
}

std::vector<std::string> differences(const std::map<std::string, arma::mat>& got,
                                     const std::map<std::string, arma::mat>& expected, Tolerance tolerance) {
    std::vector<std::string> all;
    for (const auto& [key, value] : expected) {
        const auto found = got.find(key);
        all.push_back(found == got.end() ? key + ": missing; the keys are " + keys(got)
                                         : difference(key, found->second, value, tolerance));
    }
    for (const auto& [key, value] : got)
        if (!expected.contains(key))
            all.push_back(key + ": not expected; the keys should be " + keys(expected));
    return all;
}

std::vector<std::string> differences(const dnn::LinearGradients& got, const dnn::LinearGradients& expected) {
    return {difference("dA_prev", got.dA_prev, expected.dA_prev), difference("dW", got.dW, expected.dW),
            difference("db", got.db, expected.db)};
}

std::vector<std::string> differences(const dnn::LinearCache& got, const dnn::LinearCache& expected) {
    return {difference("the cache's A", got.A, expected.A), difference("the cache's W", got.W, expected.W),
            difference("the cache's b", got.b, expected.b)};
}

std::vector<std::string> differences(const dnn::Cache& got, const dnn::Cache& expected) {
    std::vector<std::string> all = differences(got.linear, expected.linear);
    all.push_back(difference("the cache's Z", got.Z, expected.Z));
    return all;
}

std::vector<std::string> differences(const std::vector<dnn::Cache>& got,
                                     const std::vector<dnn::Cache>& expected) {
    if (got.size() != expected.size())
        return {"caches: got " + std::to_string(got.size()) + ", expected " +
                std::to_string(expected.size()) + ", one a layer"};
    std::vector<std::string> all;
    for (std::size_t l = 0; l < got.size(); ++l)
        for (const std::string& text : differences(got[l], expected[l]))
            if (!text.empty())
                all.push_back("caches[" + std::to_string(l) + "], " + text);
    return all;
}

void check_expected_output(std::size_t i) {
    require_same("", {difference_from_block(cells().at(i).output(), cells().at(i).expected)});
}

np::random::RandomState unseen(unsigned i) {
    const char* seed = std::getenv("DEEPSTEPS_SEED");
    const unsigned base = seed ? static_cast<unsigned>(std::strtoul(seed, nullptr, 10)) : 2018;
    return np::random::RandomState(base * 1000003U + i);
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
    const double h = 1e-5; // error h² of the formula and ε/h of the rounding are both near 1e-10
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

std::string gradient_difference(const std::string& name, const arma::mat& got, const arma::mat& numeric) {
    if (got.n_rows != numeric.n_rows || got.n_cols != numeric.n_cols)
        return difference(name, got, numeric);
    const double norms = arma::norm(got, "fro") + arma::norm(numeric, "fro");
    const double relative = norms == 0 ? 0 : arma::norm(got - numeric, "fro") / norms;
    const double rounding =
        1e-10; // of the differences themselves; a gradient as small as that says nothing relatively
    if (relative < 1e-7 || arma::abs(got - numeric).max() < rounding)
        return "";
    char text[80];
    std::snprintf(text, sizeof text, " (relative difference %.2g from finite differences, allowed 1e-7)",
                  relative);
    return difference(name + text, got, numeric, {"exact", 0, 0});
}

bool away_from_kink(const arma::mat& Z) {
    return arma::abs(Z).min() > 1e-3;
}

} // namespace checks
