#include "checks/calls.hpp"

#include <utility>

namespace checks {
namespace {

Quantity named(std::string name, Quantity its) {
    its.name = std::move(name);
    return its;
}

/// Named "1", "2", …; what has no numbers goes.
std::vector<Quantity> numbered(std::vector<Quantity> all) {
    std::vector<Quantity> kept;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!is_nothing(all[i]))
            kept.push_back(named(std::to_string(i + 1), std::move(all[i])));
    return kept;
}

} // namespace

Quantity quantity(const arma::mat& x) {
    Quantity its;
    its.shape = Shape{x.n_rows, x.n_cols};
    if (x.n_elem <= max_numbers_kept)
        for (arma::uword i = 0; i < x.n_rows; ++i)
            for (arma::uword j = 0; j < x.n_cols; ++j)
                its.values.push_back(x(i, j));
    return its;
}

Quantity quantity(double x) {
    Quantity its;
    its.values = {x};
    return its;
}

Quantity quantity(int x) {
    return quantity(static_cast<double>(x));
}

Quantity quantity(dnn::Activation g) {
    Quantity its;
    its.word = g == dnn::Activation::sigmoid ? "sigmoid" : g == dnn::Activation::relu ? "relu" : "tanh";
    return its;
}

Quantity quantity(const std::vector<int>& layer_dims) {
    return quantity(arma::conv_to<arma::rowvec>::from(layer_dims));
}

Quantity quantity(const dnn::Parameters& dictionary) {
    Quantity its;
    for (const auto& [key, value] : dictionary)
        if (its.parts.size() < max_parts_kept)
            its.parts.push_back(named(key, quantity(value)));
    return its;
}

Quantity quantity(const dnn::LinearCache& cache) {
    Quantity its;
    its.parts = {named("A", quantity(cache.A)), named("W", quantity(cache.W)), named("b", quantity(cache.b))};
    return its;
}

Quantity quantity(const dnn::Cache& cache) {
    Quantity its = quantity(cache.linear);
    its.parts.push_back(named("Z", quantity(cache.Z)));
    return its;
}

Quantity quantity(const std::vector<dnn::Cache>& caches) {
    Quantity its;
    for (std::size_t l = 0; l < caches.size() && l < max_parts_kept; ++l)
        its.parts.push_back(named(std::to_string(l), quantity(caches[l])));
    return its;
}

Quantity quantity(const dnn::OnIteration&) {
    return {};
}

Quantity quantity(const dnn::TrainingLoop&) {
    return {};
}

std::vector<Quantity> quantities(const dnn::LinearGradients& gradients) {
    return {quantity(gradients.dA_prev), quantity(gradients.dW), quantity(gradients.db)};
}

std::vector<Quantity> quantities(const dnn::Trained& trained) {
    return {quantity(trained.first), quantity(arma::mat(arma::rowvec(trained.second)))};
}

std::vector<RecordedCall>*& recorded_calls() {
    static std::vector<RecordedCall>* calls = nullptr;
    return calls;
}

Recording::Recording(const std::string& function, std::vector<Quantity> arguments,
                     std::vector<Quantity> right)
    : calls_(std::exchange(recorded_calls(), nullptr)) {
    calls_->push_back({function, numbered(std::move(arguments)), numbered(std::move(right)), {}});
}

Recording::~Recording() {
    recorded_calls() = calls_;
}

void Recording::add_results(std::vector<Quantity> results) {
    RecordedCall& call = calls_->back();
    for (std::size_t i = 0; i < results.size() && i < call.right.size(); ++i)
        call.got.push_back(named(call.right[i].name, std::move(results[i])));
}

} // namespace checks
