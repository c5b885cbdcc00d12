// Evaluates checks/reference.formulas, element by element, in plain loops. The reference is written in formulas, as the
// lessons are, so that the student kit, which needs it to check anything, holds no answer in C++.
#pragma once

#include "dnn/dnn.hpp"
#include "dnn/numpy.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace checks {

/// A network's matrices by their names in the formulas ("W1", "Z1", "m"), and what is computed from them.
class Formulas {
public:
    explicit Formulas(std::size_t layers) : layers_(layers) {}

    arma::mat& operator[](const std::string& name) { return values_[name]; }
    const arma::mat& at(const std::string& name) const { return values_.at(name); }

    /// Evaluates a line. Throws std::logic_error in Armadillo's words if two matrices do not fit.
    void run(const std::string& line);
    /// The same for what leaves a result.
    arma::mat result_of(const std::string& line);
    arma::mat result_of(const std::string& line, const arma::mat& argument);

    std::function<dnn::Activation(std::size_t layer)> activation; // g
    np::random::RandomState* draws = nullptr;                     // of "normal"

private:
    void apply(const std::string& word);
    bool apply_to_layers(const std::string& word, const std::string& line);
    bool apply_function(const std::string& word);
    bool apply_operation(const std::string& word);
    std::string name_of(const std::string& word) const;
    arma::mat pop();

    std::map<std::string, arma::mat> values_;
    std::vector<arma::mat> stack_;
    std::size_t layers_, layer_ = 1;
};

} // namespace checks
