#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"
#include "tests/misconceptions/variants.hpp"

using arma::mat;
using namespace dnn;

namespace {

std::function<std::pair<mat, std::vector<Cache>>(const mat&, const Parameters&)> current;

/// What a learner writes between the marker lines: fills in AL and the caches.
using Lines = void (*)(mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters,
                       int L);

auto exercise(Lines lines) {
    return [lines](const mat& X, const Parameters& parameters) {
        std::vector<Cache> caches;
        mat AL;
        const int L = static_cast<int>(parameters.size()) / 2;
        caches.reserve(L);
        lines(AL, caches, X, parameters, L);
        return std::make_pair(AL, caches);
    };
}

} // namespace

std::pair<mat, std::vector<Cache>> dnn::L_model_forward(const mat& X, const Parameters& parameters) {
    return current(X, parameters);
}

std::vector<Variant> variants() {
    Table table(current);
    const auto wrong = [&](const char* id, Lines lines) { table.wrong(id, exercise(lines)); };
    const auto right = [&](const char* style, Lines lines) { table.right(style, exercise(lines)); };

    wrong("always-relu",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("always-sigmoid",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("always-tanh",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::tanh);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("relu-and-sigmoid-swapped",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::sigmoid : Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("relu-and-sigmoid-swapped",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::relu);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("tanh-in-hidden-layers",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::tanh);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("tanh-in-last-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::tanh);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("sigmoid-one-layer-early",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l == L - 1 ? Activation::sigmoid : Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("sigmoid-in-last-two-layers",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L - 1 ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("relu-in-first-layer-only",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l == 1 && l != L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("relu-in-first-layer-always",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l == 1 ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("sigmoid-in-first-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l > 1 ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("no-activation-in-last-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = last_cache.Z;
              caches.push_back(last_cache);
          });
    wrong("no-activation-in-hidden-layers",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = cache.Z;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("no-activation-at-all",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = cache.Z;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("no-activation-at-all", [](mat& AL, std::vector<Cache>& caches, const mat& X,
                                     const Parameters& parameters, int L) {
        mat A = X;
        for (int l = 1; l <= L; ++l) {
            const mat W = parameters.at("W" + std::to_string(l)), b = parameters.at("b" + std::to_string(l));
            mat Z = W * A;
            Z.each_col() += b.col(0);
            caches.push_back(Cache{LinearCache{A, W, b}, Z});
            A = Z;
        }
        AL = A;
    });
    wrong("X-into-every-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      X, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("X-into-every-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("X-into-last-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(X, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("X-into-every-hidden-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(X, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("Z-into-last-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] = linear_activation_forward(
                  caches.empty() ? X : caches.back().Z, parameters.at("W" + std::to_string(L)),
                  parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("input-one-layer-late",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A_prev = X, A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A_prev, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A_prev = A;
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("X-transposed",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X.t();
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("last-hidden-layer-skipped",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L - 1; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("first-layer-skipped",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 2; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("loop-begins-at-2",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 2; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("loop-begins-at-2",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 2; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  AL = A;
                  caches.push_back(cache);
              }
          });
    wrong("last-layer-twice",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("sigmoid-layer-in-every-turn",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
                  const auto [A_last, last_cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                                parameters.at("b" + std::to_string(L)), Activation::sigmoid);
                  AL = A_last;
                  caches.push_back(last_cache);
              }
          });
    wrong("output-layer-missing",
          [](mat&, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
          });
    wrong("AL-is-last-hidden-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("AL-taken-before-last-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A;
              caches.push_back(last_cache);
          });
    wrong("key-of-one-digit",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at(std::string("W") + char('0' + l)),
                                                parameters.at(std::string("b") + char('0' + l)),
                                                l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("layer-beyond-the-last-or-wrong-key",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 0; l < L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("layer-beyond-the-last-or-wrong-key",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("w" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("layer-beyond-the-last-or-wrong-key",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L + 1; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("W1-and-b1-everywhere",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W1"), parameters.at("b1"),
                                                l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("W1-everywhere", [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters,
                              int L) {
        mat A = X;
        for (int l = 1; l <= L; ++l) {
            const auto [A_next, cache] =
                linear_activation_forward(A, parameters.at("W1"), parameters.at("b" + std::to_string(l)),
                                          l < L ? Activation::relu : Activation::sigmoid);
            A = A_next;
            caches.push_back(cache);
        }
        AL = A;
    });
    wrong("b1-everywhere", [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters,
                              int L) {
        mat A = X;
        for (int l = 1; l <= L; ++l) {
            const auto [A_next, cache] =
                linear_activation_forward(A, parameters.at("W" + std::to_string(l)), parameters.at("b1"),
                                          l < L ? Activation::relu : Activation::sigmoid);
            A = A_next;
            caches.push_back(cache);
        }
        AL = A;
    });
    wrong("WL-and-bL-everywhere",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(L)), parameters.at("b" + std::to_string(L)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("WL-everywhere",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(L)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("bL-everywhere",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(L)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("bias-of-the-next-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l + 1)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("parameters-of-the-next-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l + 1)),
                                                parameters.at("b" + std::to_string(l + 1)),
                                                l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("parameters-backwards",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(L - l + 1)),
                                                parameters.at("b" + std::to_string(L - l + 1)),
                                                l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("only-first-layer-passed",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
                  break;
              }
              AL = A;
          });
    wrong("only-half-of-the-layers",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L / 2; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("sigmoid-twice",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = sigmoid(A);
          });
    wrong("first-layer-before-the-loop",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              auto [A, first_cache] =
                  linear_activation_forward(X, parameters.at("W1"), parameters.at("b1"), Activation::relu);
              caches.push_back(first_cache);
              for (int l = 2; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("relu-in-single-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              auto [A, first_cache] =
                  linear_activation_forward(X, parameters.at("W1"), parameters.at("b1"), Activation::relu);
              caches.push_back(first_cache);
              for (int l = 2; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("AL-of-first-unit",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A.row(0);
          });
    wrong("AL-of-first-example",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A.col(0);
          });
    wrong("only-first-cache",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  if (l == 1)
                      caches.push_back(cache);
              }
              AL = A;
          });
    wrong("last-cache-empty",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const mat A_last =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid)
                      .first;
              AL = A_last;
              caches.emplace_back();
          });
    wrong("linear-cache-in-wrong-order", [](mat& AL, std::vector<Cache>& caches, const mat& X,
                                            const Parameters& parameters, int L) {
        mat A = X;
        for (int l = 1; l <= L; ++l) {
            const auto [A_next, cache] = linear_activation_forward(
                A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                l < L ? Activation::relu : Activation::sigmoid);
            caches.push_back(Cache{LinearCache{cache.linear.W, cache.linear.A, cache.linear.b}, cache.Z});
            A = A_next;
        }
        AL = A;
    });
    wrong("last-layer-with-the-parameters-before",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L - 1)),
                                            parameters.at("b" + std::to_string(L - 1)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("last-layer-with-W1",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(1)),
                                            parameters.at("b" + std::to_string(1)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("biases-ignored",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                arma::zeros(parameters.at("b" + std::to_string(l)).n_rows, 1),
                                                l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("W-transposed",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)).t(), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("W-and-b-exchanged",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("b" + std::to_string(l)), parameters.at("W" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("W-before-A",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      parameters.at("W" + std::to_string(l)), A, parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("layers-in-order-of-the-map",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              int l = 0;
              for (const auto& [key, W] : parameters) {
                  if (key[0] != 'W')
                      continue;
                  ++l;
                  const auto [A_next, cache] =
                      linear_activation_forward(A, W, parameters.at("b" + key.substr(1)),
                                                l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("layers-backwards",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = L; l >= 1; --l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("AL-not-assigned",
          [](mat&, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
          });
    wrong("AL-is-X",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              AL = X;
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
          });
    wrong("AL-rounded",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = arma::round(A);
          });
    wrong("AL-transposed",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A.t();
          });
    wrong("caches-not-filled",
          [](mat& AL, std::vector<Cache>&, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const mat A_next = linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                               parameters.at("b" + std::to_string(l)),
                                                               l < L ? Activation::relu : Activation::sigmoid)
                                         .first;
                  A = A_next;
              }
              AL = A;
          });
    wrong("caches-written-by-index",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.at(l - 1) = cache;
              }
              AL = A;
          });
    wrong("last-cache-missing",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const mat A_last =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid)
                      .first;
              AL = A_last;
          });
    wrong("first-cache-missing",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  if (l > 1)
                      caches.push_back(cache);
              }
              AL = A;
          });
    wrong("only-last-cache",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const mat A_next =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu)
                          .first;
                  A = A_next;
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    wrong("caches-backwards",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.insert(caches.begin(), cache);
              }
              AL = A;
          });
    wrong("output-cache-first",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.insert(caches.begin(), last_cache);
          });
    wrong("last-cache-in-every-place",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.assign(L, cache);
              }
              AL = A;
          });
    wrong("last-cache-twice",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
              caches.push_back(caches.back());
          });
    wrong("every-cache-twice",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
                  caches.emplace_back(cache);
              }
              AL = A;
          });
    wrong("caches-behind-empty-ones",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              caches.resize(L);
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    wrong("caches-empty",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              caches.resize(L);
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const mat A_next = linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                               parameters.at("b" + std::to_string(l)),
                                                               l < L ? Activation::relu : Activation::sigmoid)
                                         .first;
                  A = A_next;
              }
              AL = A;
          });
    wrong("caches-one-layer-late",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              Cache cache;
              for (int l = 1; l <= L; ++l) {
                  caches.push_back(cache);
                  mat A_next;
                  std::tie(A_next, cache) = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
              }
              AL = A;
          });
    wrong("last-cache-is-of-hidden-layer",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              Cache cache;
              for (int l = 1; l < L; ++l) {
                  std::tie(A, cache) =
                      linear_activation_forward(mat(A), parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  caches.push_back(cache);
              }
              const mat A_last =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid)
                      .first;
              AL = A_last;
              caches.push_back(cache);
          });
    wrong("cache-holds-output",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(Cache{LinearCache{A, parameters.at("W" + std::to_string(l)),
                                                     parameters.at("b" + std::to_string(l))},
                                         cache.Z});
              }
              AL = A;
          });
    wrong("cache-holds-X",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(Cache{LinearCache{X, parameters.at("W" + std::to_string(l)),
                                                     parameters.at("b" + std::to_string(l))},
                                         cache.Z});
              }
              AL = A;
          });
    wrong("cache-holds-A",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  caches.push_back(Cache{cache.linear, A_next});
                  A = A_next;
              }
              AL = A;
          });
    wrong("Z-not-cached",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  Cache its;
                  its.linear = cache.linear;
                  caches.push_back(its);
                  A = A_next;
              }
              AL = A;
          });
    wrong("linear-not-cached",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  Cache its;
                  its.Z = cache.Z;
                  caches.push_back(its);
                  A = A_next;
              }
              AL = A;
          });

    right("one loop with a condition",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches.push_back(cache);
              }
              AL = A;
          });
    right("a loop over the hidden layers, then the last one",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l < L; ++l) {
                  const auto [A_next, cache] =
                      linear_activation_forward(A, parameters.at("W" + std::to_string(l)),
                                                parameters.at("b" + std::to_string(l)), Activation::relu);
                  A = A_next;
                  caches.push_back(cache);
              }
              const auto [A_last, last_cache] =
                  linear_activation_forward(A, parameters.at("W" + std::to_string(L)),
                                            parameters.at("b" + std::to_string(L)), Activation::sigmoid);
              AL = A_last;
              caches.push_back(last_cache);
          });
    right("A and AL are one variable",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              AL = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      AL, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  AL = A_next;
                  caches.push_back(cache);
              }
          });
    right("tie into what is there", [](mat& AL, std::vector<Cache>& caches, const mat& X,
                                       const Parameters& parameters, int L) {
        mat A = X;
        Cache cache;
        for (int l = 1; l <= L; ++l) {
            const mat A_prev = A;
            std::tie(A, cache) = linear_activation_forward(A_prev, parameters.at("W" + std::to_string(l)),
                                                           parameters.at("b" + std::to_string(l)),
                                                           l < L ? Activation::relu : Activation::sigmoid);
            caches.emplace_back(cache);
        }
        AL = A;
    });
    right("counted from 0",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 0; l < L; ++l) {
                  const std::string number = std::to_string(l + 1);
                  auto layer = linear_activation_forward(A, parameters.find("W" + number)->second,
                                                         parameters.find("b" + number)->second,
                                                         l == L - 1 ? Activation::sigmoid : Activation::relu);
                  A = std::move(layer.first);
                  caches.push_back(std::move(layer.second));
              }
              AL = A;
          });
    right("caches resized and assigned",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              caches.resize(L);
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      A, parameters.at("W" + std::to_string(l)), parameters.at("b" + std::to_string(l)),
                      l < L ? Activation::relu : Activation::sigmoid);
                  A = A_next;
                  caches[l - 1] = cache;
              }
              AL = A;
          });
    right("by hand",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              mat A = X;
              for (int l = 1; l <= L; ++l) {
                  const mat& W = parameters.at("W" + std::to_string(l));
                  const mat& b = parameters.at("b" + std::to_string(l));
                  const mat Z = W * A + arma::repmat(b, 1, A.n_cols);
                  caches.push_back({{A, W, b}, Z});
                  A = l < L ? relu(Z) : sigmoid(Z);
              }
              AL = A;
          });
    right("recursion over the caches",
          [](mat& AL, std::vector<Cache>& caches, const mat& X, const Parameters& parameters, int L) {
              for (int l = 1; l <= L; ++l) {
                  const auto [A_next, cache] = linear_activation_forward(
                      l == 1 ? X : AL, parameters.at("W" + std::to_string(l)),
                      parameters.at("b" + std::to_string(l)), l < L ? Activation::relu : Activation::sigmoid);
                  AL = A_next;
                  caches.push_back(cache);
              }
          });
    return table.all();
}
