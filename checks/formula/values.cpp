// The values of formulas, to and from the types of dnn.hpp.
#include "checks/formula/machine.hpp"

#include <cctype>

namespace checks::formula {
namespace {

/// "W10" is W of layer 10; a key that is no such name stays one.
void put(Value& dictionary, const std::string& name, const arma::mat& value) {
    constexpr std::size_t max_digits = 6;
    std::size_t digits = name.size();
    while (digits > 0 && std::isdigit(static_cast<unsigned char>(name[digits - 1])) != 0)
        --digits;
    if (digits == 0 || digits == name.size() || name.size() - digits > max_digits)
        dictionary[symbol(name.substr(0, 40))] = value;
    else
        dictionary[symbol(name.substr(0, digits))][key(std::stoi(name.substr(digits)))] = value;
}

arma::mat matrix_of(const Value* value) {
    return value == nullptr || !value->matrix ? arma::mat() : *value->matrix;
}

const Value* find(const Value* value, const char* name) {
    return value == nullptr ? nullptr : value->find(symbol(name));
}

dnn::LinearCache linear_cache(const Value* value) {
    return {matrix_of(find(value, "A")), matrix_of(find(value, "W")), matrix_of(find(value, "b"))};
}

dnn::Cache cache_of(const Value* value) {
    return {linear_cache(find(value, "linear")), matrix_of(find(value, "Z"))};
}

} // namespace

Value to_value(const dnn::Parameters& dictionary) {
    Value value;
    for (const auto& [its_name, its] : dictionary)
        put(value, its_name, its);
    return value;
}

Value to_value(const dnn::LinearCache& cache) {
    Value value;
    value[symbol("A")] = cache.A;
    value[symbol("W")] = cache.W;
    value[symbol("b")] = cache.b;
    return value;
}

Value to_value(const dnn::Cache& cache) {
    Value value;
    value[symbol("linear")] = to_value(cache.linear);
    value[symbol("Z")] = cache.Z;
    return value;
}

Value to_value(const std::vector<dnn::Cache>& caches) {
    Value value;
    for (std::size_t l = 0; l < caches.size(); ++l)
        value[key(static_cast<int>(l) + 1)] = to_value(caches[l]);
    return value;
}

Value to_value(const std::vector<int>& layer_dims) {
    Value value;
    for (std::size_t l = 0; l < layer_dims.size(); ++l)
        value[key(static_cast<int>(l))] = static_cast<double>(layer_dims[l]);
    return value;
}

Value to_value(const arma::mat& x) {
    return x;
}

Value to_value(double x) {
    return x;
}

Value to_value(int x) {
    return static_cast<double>(x);
}

Value to_value(dnn::Activation g) {
    return static_cast<double>(g);
}

Value to_value(const std::pair<arma::mat, dnn::LinearCache>& Z_and_cache) {
    Value value;
    value[symbol("Z")] = Z_and_cache.first;
    value[symbol("cache")] = to_value(Z_and_cache.second);
    return value;
}

Value to_value(const std::pair<arma::mat, dnn::Cache>& A_and_cache) {
    Value value;
    value[symbol("A")] = A_and_cache.first;
    value[symbol("cache")] = to_value(A_and_cache.second);
    return value;
}

Value to_value(const std::pair<arma::mat, std::vector<dnn::Cache>>& AL_and_caches) {
    Value value;
    value[symbol("AL")] = AL_and_caches.first;
    value[symbol("caches")] = to_value(AL_and_caches.second);
    return value;
}

Value to_value(const dnn::LinearGradients& gradients) {
    Value value;
    value[symbol("dA_prev")] = gradients.dA_prev;
    value[symbol("dW")] = gradients.dW;
    value[symbol("db")] = gradients.db;
    return value;
}

namespace {

void put_all(const Value& value, const std::string& prefix, dnn::Parameters& dictionary) {
    for (const auto& [its_key, its] : value.fields) {
        const std::optional<int> index = index_of(its_key);
        const std::string its_name = prefix + (index ? std::to_string(*index) : name_of(its_key));
        if (its.matrix || its.is_empty())
            dictionary[its_name] = matrix_of(&its);
        else
            put_all(its, its_name, dictionary);
    }
}

} // namespace

// The only result, a dictionary.
void from_value(const Value& value, dnn::Parameters& dictionary) {
    if (!value.fields.empty())
        put_all(value.fields[0].second, "", dictionary);
}

void from_value(const Value& value, std::pair<arma::mat, dnn::LinearCache>& Z_and_cache) {
    Z_and_cache = {matrix_of(find(&value, "Z")), linear_cache(find(&value, "cache"))};
}

void from_value(const Value& value, std::pair<arma::mat, dnn::Cache>& A_and_cache) {
    A_and_cache = {matrix_of(find(&value, "A")), cache_of(find(&value, "cache"))};
}

void from_value(const Value& value, std::pair<arma::mat, std::vector<dnn::Cache>>& AL_and_caches) {
    AL_and_caches.first = matrix_of(find(&value, "AL"));
    AL_and_caches.second.clear();
    if (const Value* caches = find(&value, "caches"))
        for (const auto& [its_key, its] : caches->fields) // in the order in which they were stored
            AL_and_caches.second.push_back(cache_of(&its));
}

void from_value(const Value& value, dnn::LinearGradients& gradients) {
    gradients = {matrix_of(find(&value, "dA_prev")), matrix_of(find(&value, "dW")),
                 matrix_of(find(&value, "db"))};
}

void from_value(const Value& value, double& cost) {
    if (value.fields.size() != 1 || !value.fields[0].second.number)
        throw NotValid("no number");
    cost = *value.fields[0].second.number;
}

} // namespace checks::formula
