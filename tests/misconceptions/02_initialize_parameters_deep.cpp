#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"
#include "dnn/numpy.hpp"
#include "tests/misconceptions/variants.hpp"

#include <cmath>

using arma::mat;
using namespace dnn;

namespace {

std::function<Parameters(const std::vector<int>&)> current;

/// What a learner writes between the marker lines: fills in the parameters.
using Lines = void (*)(Parameters& parameters, const std::vector<int>& layer_dims, int L);

auto exercise(Lines lines) {
    return [lines](const std::vector<int>& layer_dims) {
        np::random::seed(3);
        Parameters parameters;
        lines(parameters, layer_dims, static_cast<int>(layer_dims.size()) - 1);
        return parameters;
    };
}

} // namespace

Parameters dnn::initialize_parameters_deep(const std::vector<int>& layer_dims) {
    return current(layer_dims);
}

std::vector<Variant> variants() {
    Table table(current);
    const auto wrong = [&](const char* id, Lines lines) { table.wrong(id, exercise(lines)); };
    const auto right = [&](const char* style, Lines lines) { table.right(style, exercise(lines)); };

    wrong("not-scaled", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]);
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("scaled-by-0.1", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.1;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("scaled-by-0.001", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.001;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("scaled-twice", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {
            mat W = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["W" + std::to_string(l)] = W * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("divided-by-0.01", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) / 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("scaled-by-layer-size", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] =
                np::random::randn(layer_dims[l], layer_dims[l - 1]) * std::sqrt(2.0 / layer_dims[l - 1]);
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("scaled-by-layer-size", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] =
                np::random::randn(layer_dims[l], layer_dims[l - 1]) / std::sqrt(layer_dims[l - 1]);
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("scaled-by-layer-size", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) *
                                                  std::sqrt(2.0 / (layer_dims[l] + layer_dims[l - 1]));
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("some-weights-scaled-otherwise",
          [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
              for (int l = 1; l <= L; ++l) {

                  parameters["W" + std::to_string(l)] =
                      np::random::randn(layer_dims[l], layer_dims[l - 1]) * (l == L ? 1 : 0.01);
                  parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
              }
          });
    wrong("scaled-by-another-factor", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.02;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("0.01-added", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) + 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("weights-zero", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = arma::zeros(layer_dims[l], layer_dims[l - 1]);
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("weights-zero", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] =
                1 / 100 * np::random::randn(layer_dims[l], layer_dims[l - 1]);
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("weights-constant", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = arma::ones(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("biases-drawn", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = np::random::randn(layer_dims[l], 1) * 0.01;
        }
    });
    wrong("biases-drawn", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::randn(layer_dims[l], 1);
        }
    });
    wrong("biases-constant", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::ones(layer_dims[l], 1);
        }
    });
    wrong("bias-as-row", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(1, layer_dims[l]);
        }
    });
    wrong("bias-like-weights", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], layer_dims[l - 1]);
        }
    });
    wrong("bias-of-the-layer-before", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l - 1], 1);
        }
    });
    wrong("bias-single", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(1, 1);
        }
    });
    wrong("bias-square", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], layer_dims[l]);
        }
    });
    wrong("weights-transposed", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l - 1], layer_dims[l]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("drawn-column-by-column", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] =
                np::random::randn(layer_dims[l - 1], layer_dims[l]).t() * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("weights-square", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("weights-square", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] =
                np::random::randn(layer_dims[l - 1], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("seeded-again", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {
            np::random::seed(3);
            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("seeded-again", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {
            np::random::RandomState draws(3);
            parameters["W" + std::to_string(l)] = draws.randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("drawn-last-layer-first", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = L; l >= 1; --l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("nothing-stored", [](Parameters&, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {
            mat W = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            mat b = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("last-layer-missing", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l < L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("first-layer-missing", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 2; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("one-layer-too-many", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        std::vector<int> units = layer_dims;
        units.push_back(0); // what is read beyond the end, for a test that can be repeated
        for (int l = 1; l <= L + 1; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(units[l], units[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(units[l], 1);
        }
    });
    wrong("layer-0-as-well", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        std::vector<int> units = layer_dims;
        units.insert(units.begin(), 0); // what is read before the begin, for a test that can be repeated
        for (int l = 0; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(units[l + 1], units[l]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("layer-dims-out-of-range", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L + 1; ++l) {

            parameters["W" + std::to_string(l)] =
                np::random::randn(layer_dims.at(l), layer_dims.at(l - 1)) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("layer-dims-out-of-range", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] =
                np::random::randn(layer_dims.at(l + 1), layer_dims.at(l)) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("only-last-layer-kept", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {
            parameters = Parameters();
            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("only-first-layer-kept", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
            break;
        }
    });
    wrong("keys-counted-from-0", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l - 1)] =
                np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l - 1)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("keys-counted-from-0", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 0; l < L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l + 1], layer_dims[l]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l + 1], 1);
        }
    });
    wrong("keys-one-too-high", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l + 1)] =
                np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l + 1)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("keys-without-number", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W"] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b"] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("bias-under-the-key-of-W", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["W" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("W-and-b-exchanged", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["b" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["W" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("biases-missing", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
        }
    });
    wrong("weights-missing", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("number-added-to-a-literal", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        const char* W = "W\0\0\0\0\0\0\0\0"; // for a test that reads nothing beyond its end
        const char* b = "b\0\0\0\0\0\0\0\0";
        for (int l = 1; l <= L; ++l) {

            parameters[W + l] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters[b + l] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("keys-misspelled", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["w" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("keys-misspelled", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W_" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b_" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong(
        "every-layer-like-the-first", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
            for (int l = 1; l <= L; ++l) {

                parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[1], layer_dims[0]) * 0.01;
                parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
            }
        });
    wrong("every-layer-entirely-like-the-first", [](Parameters& parameters,
                                                    const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[1], layer_dims[0]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[1], 1);
        }
    });
    wrong(
        "every-layer-from-the-inputs", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
            for (int l = 1; l <= L; ++l) {

                parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[0]) * 0.01;
                parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
            }
        });
    wrong("initialization-of-part-2", [](Parameters& parameters, const std::vector<int>& layer_dims, int) {
        parameters = initialize_parameters_scaled(layer_dims);
    });
    wrong("signs-lost", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] =
                arma::abs(np::random::randn(layer_dims[l], layer_dims[l - 1])) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("scaled-unequally", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] =
                np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.02 * l;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("right-numbers-at-wrong-places",
          [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
              for (int l = 1; l <= L; ++l) {

                  parameters["W" + std::to_string(l)] =
                      arma::reshape(np::random::randn(layer_dims[l - 1], layer_dims[l]), layer_dims[l],
                                    layer_dims[l - 1]) *
                      0.01;
                  parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
              }
          });
    wrong("weights-of-wrong-shape", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] =
                np::random::randn((L > 1 ? layer_dims[L] : layer_dims[l] + 1), layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("bias-of-wrong-size", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[1] + layer_dims[0], 1);
        }
    });
    wrong("loop-from-0-to-L-1", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        std::vector<int> units = layer_dims;
        units.insert(units.begin(), 0); // what is read before the begin, for a test that can be repeated
        for (int l = 0; l < L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(units[l + 1], units[l]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("another-seed", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        np::random::seed(1);

        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("seeds-of-their-own", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {
            np::random::seed(l);
            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("draws-in-another-order", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = np::random::randn(layer_dims[l], 1) * 0;
        }
    });
    wrong("drawn-uniformly", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = arma::randu(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("another-generator", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = arma::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("another-generator", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        arma::arma_rng::set_seed(3);

        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] =
                arma::mat(layer_dims[l], layer_dims[l - 1], arma::fill::randn) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    wrong("another-generator-not-scaled",
          [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
              for (int l = 1; l <= L; ++l) {

                  parameters["W" + std::to_string(l)] = arma::randn(layer_dims[l], layer_dims[l - 1]);
                  parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
              }
          });
    table.wrong("not-seeded", [](const std::vector<int>& layer_dims) {
        Parameters parameters;
        for (std::size_t l = 1; l < layer_dims.size(); ++l) {
            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
        return parameters;
    });

    right("as in the notebook", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    right("0.01 on the left", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = 0.01 * np::random::randn(layer_dims[l], layer_dims[l - 1]);
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    right("counted from 0, stored from 1",
          [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
              for (int l = 0; l < L; ++l) {

                  parameters["W" + std::to_string(l + 1)] =
                      np::random::randn(layer_dims[l + 1], layer_dims[l]) / 100;
                  parameters["b" + std::to_string(l + 1)] = arma::zeros(layer_dims[l + 1], 1);
              }
          });
    right("biases in a loop of their own", [](Parameters& parameters, const std::vector<int>& layer_dims,
                                              int L) {
        for (int l = L; l > 0; --l)
            parameters["b" + std::to_string(l)].zeros(layer_dims[l], 1);
        for (int l = 1; l <= L; ++l)
            parameters["W" + std::to_string(l)] = np::random::randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
    });
    right("with temporaries and emplace",
          [](Parameters& parameters, const std::vector<int>& layer_dims, int) {
              for (std::size_t l = 1; l < layer_dims.size(); ++l) {
                  const int n = layer_dims.at(l), n_prev = layer_dims.at(l - 1);
                  mat W = np::random::randn(n, n_prev);
                  W *= 0.01;
                  parameters.emplace("W" + std::to_string(l), W);
                  parameters.insert({"b" + std::to_string(l), arma::vec(n, arma::fill::zeros)});
              }
          });
    right("a generator of its own", [](Parameters& parameters, const std::vector<int>& layer_dims, int L) {
        np::random::RandomState draws(3);
        for (int l = 1; l <= L; ++l) {

            parameters["W" + std::to_string(l)] = draws.randn(layer_dims[l], layer_dims[l - 1]) * 0.01;
            parameters["b" + std::to_string(l)] = arma::zeros(layer_dims[l], 1);
        }
    });
    return table.all();
}
