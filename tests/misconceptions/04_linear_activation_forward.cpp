#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"
#include "tests/misconceptions/variants.hpp"

#include <cmath>

using arma::mat;
using namespace dnn;

namespace {

std::function<std::pair<mat, Cache>(const mat&, const mat&, const mat&, Activation)> current;

/// What a learner writes between the marker lines: fills in A and the cache.
using Lines = void (*)(mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b,
                       Activation activation);

auto exercise(Lines lines) {
    return [lines](const mat& A_prev, const mat& W, const mat& b, Activation activation) {
        mat A;
        Cache cache;
        lines(A, cache, A_prev, W, b, activation);
        return std::make_pair(A, cache);
    };
}

} // namespace

std::pair<mat, Cache> dnn::linear_activation_forward(const mat& A_prev, const mat& W, const mat& b,
                                                     Activation activation) {
    return current(A_prev, W, b, activation);
}

std::vector<Variant> variants() {
    Table table(current);
    const auto wrong = [&](const char* id, Lines lines) { table.wrong(id, exercise(lines)); };
    const auto right = [&](const char* style, Lines lines) { table.right(style, exercise(lines)); };

    wrong("always-sigmoid",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              A = sigmoid(cache.Z);
          });
    wrong("always-relu", [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation) {
        std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
        A = relu(cache.Z);
    });
    wrong("always-tanh",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              switch (activation) {
              case Activation::sigmoid:
                  A = sigmoid(cache.Z);
                  [[fallthrough]];
              case Activation::relu:
                  A = relu(cache.Z);
                  [[fallthrough]];
              case Activation::tanh:
                  A = tanh(cache.Z);
                  break;
              }
          });
    wrong("always-tanh", [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation) {
        std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
        A = arma::tanh(cache.Z);
    });
    wrong("sigmoid-and-relu-swapped",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = relu(cache.Z);
              } else if (activation == Activation::relu) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("relu-and-tanh-swapped",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = tanh(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = relu(cache.Z);
              }
          });
    wrong("sigmoid-and-tanh-swapped",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = tanh(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = sigmoid(cache.Z);
              }
          });
    wrong("sigmoid-gives-relu",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              switch (activation) {
              case Activation::sigmoid:
                  A = sigmoid(cache.Z);
                  [[fallthrough]];
              case Activation::relu:
                  A = relu(cache.Z);
                  break;
              case Activation::tanh:
                  A = tanh(cache.Z);
                  break;
              }
          });
    wrong("relu-gives-tanh",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              switch (activation) {
              case Activation::sigmoid:
                  A = sigmoid(cache.Z);
                  break;
              case Activation::relu:
                  A = relu(cache.Z);
                  [[fallthrough]];
              case Activation::tanh:
                  A = tanh(cache.Z);
                  break;
              }
          });
    wrong("sigmoid-gives-tanh",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = tanh(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("sigmoid-gives-tanh",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid)
                  A = sigmoid(cache.Z);
              if (activation == Activation::relu)
                  A = relu(cache.Z);
              else
                  A = tanh(cache.Z);
          });
    wrong("relu-gives-sigmoid",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              A = activation == Activation::tanh ? dnn::tanh(cache.Z) : sigmoid(cache.Z);
          });
    wrong("tanh-gives-sigmoid",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::relu)
                  A = relu(cache.Z);
              else
                  A = sigmoid(cache.Z);
          });
    wrong("tanh-gives-relu",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid)
                  A = sigmoid(cache.Z);
              else
                  A = relu(cache.Z);
          });
    wrong("no-activation",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              A = cache.Z;
          });
    wrong("no-activation",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              A = cache.Z;
              if (activation == Activation::sigmoid)
                  sigmoid(A);
              else if (activation == Activation::relu)
                  relu(A);
              else
                  tanh(A);
          });
    wrong("sigmoid-not-applied",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = cache.Z;
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("relu-not-applied",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = cache.Z;
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("tanh-not-applied",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = cache.Z;
              }
          });
    wrong("A-not-assigned",
          [](mat&, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              {
                  mat result = sigmoid(cache.Z);
                  if (activation == Activation::relu)
                      result = relu(cache.Z);
              }
          });
    wrong("sigmoid-forgotten",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("relu-forgotten",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("tanh-forgotten",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              }
          });
    wrong("only-sigmoid",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              }
          });
    wrong("only-relu",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::relu) {
                  A = relu(cache.Z);
              }
          });
    wrong("only-tanh",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("sigmoid-with-wrong-sign",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = 1 / (1 + arma::exp(cache.Z));
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("sigmoid-without-parentheses",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = 1 / 1 + arma::exp(-cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("sigmoid-with-minus",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = 1 / (1 - arma::exp(-cache.Z));
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("sigmoid-is-exponential",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = 1 / arma::exp(-cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("sigmoid-derivative",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  mat s = sigmoid(cache.Z);
                  A = s % (1 - s);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("sigmoid-rounded",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = arma::round(sigmoid(cache.Z));
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("softmax",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = arma::exp(cache.Z);
                  A.each_row() /= mat(arma::sum(A, 0));
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("relu-leaky",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = arma::max(0.01 * cache.Z, cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("relu-leaky",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = cache.Z;
                  A.transform([](double z) { return z < 0 ? 0.2 * z : z; });
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("relu-is-a-step",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = arma::conv_to<mat>::from(cache.Z > 0);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("relu-is-absolute-value",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = arma::abs(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("relu-is-minimum",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = arma::clamp(cache.Z, -arma::datum::inf, 0);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("relu-of-minus-Z",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(-cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("tanh-from-sigmoid",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = 2 * sigmoid(cache.Z) - 1;
              }
          });
    wrong("tanh-derivative",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = 1 - arma::square(arma::tanh(cache.Z));
              }
          });
    wrong("tan",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = arma::tan(cache.Z);
              }
          });
    wrong("atan",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = arma::atan(cache.Z);
              }
          });
    wrong("activation-applied-twice",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
              if (activation == Activation::sigmoid) {
                  A = sigmoid(A);
              } else if (activation == Activation::relu) {
                  A = relu(A);
              } else if (activation == Activation::tanh) {
                  A = tanh(A);
              }
          });
    wrong("activation-of-A_prev",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(A_prev);
              } else if (activation == Activation::relu) {
                  A = relu(A_prev);
              } else if (activation == Activation::tanh) {
                  A = tanh(A_prev);
              }
          });
    wrong("activations-mixed-up",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = relu(cache.Z);
              } else if (activation == Activation::relu) {
                  A = tanh(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = sigmoid(cache.Z);
              }
          });
    wrong("sigmoid-wrong",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = 1 / (1 + arma::exp(-2 * cache.Z));
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("relu-wrong",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = cache.Z;
                  A.transform([](double z) { return z > 0 ? z : std::exp(z) - 1; });
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("tanh-wrong",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = (arma::exp(cache.Z) - arma::exp(-cache.Z)) / 2;
              }
          });
    wrong("cache-holds-A",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
              cache.Z = A;
          });
    wrong("cache-holds-A",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              auto [Z, linear_cache] = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  Z = sigmoid(Z);
              } else if (activation == Activation::relu) {
                  Z = relu(Z);
              } else if (activation == Activation::tanh) {
                  Z = tanh(Z);
              }
              A = Z;
              cache = Cache{linear_cache, Z};
          });
    wrong("cache-holds-A-for-one-activation",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  cache.Z = relu(cache.Z);
                  A = cache.Z;
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("A-and-Z-swapped",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(A, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  cache.Z = sigmoid(A);
              } else if (activation == Activation::relu) {
                  cache.Z = relu(A);
              } else if (activation == Activation::tanh) {
                  cache.Z = tanh(A);
              }
          });
    wrong("cache-not-filled",
          [](mat& A, Cache&, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              const mat Z = linear_forward(A_prev, W, b).first;
              if (activation == Activation::sigmoid) {
                  A = sigmoid(Z);
              } else if (activation == Activation::relu) {
                  A = relu(Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(Z);
              }
          });
    wrong("Z-not-cached",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              auto [Z, linear_cache] = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(Z);
              } else if (activation == Activation::relu) {
                  A = relu(Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(Z);
              }
              cache.linear = linear_cache;
          });
    wrong("linear-cache-not-kept",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              cache.Z = linear_forward(A_prev, W, b).first;
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("cache-not-filled-for-one-activation",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              auto [Z, linear_cache] = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(Z);
                  cache = Cache{linear_cache, Z};
              } else if (activation == Activation::relu) {
                  A = relu(Z);
                  cache = Cache{linear_cache, Z};
              } else if (activation == Activation::tanh) {
                  A = tanh(Z);
              }
          });
    wrong("linear-cache-incomplete",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              cache.Z = linear_forward(A_prev, W, b).first;
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
              cache.linear.A = A_prev;
              cache.linear.W = W;
          });
    wrong("linear-cache-in-wrong-order",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              cache.Z = linear_forward(A_prev, W, b).first;
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
              cache.linear = LinearCache{W, A_prev, b};
          });
    wrong("linear-cache-holds-A",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
              cache.linear = LinearCache{A, W, b};
          });
    wrong("linear-cache-holds-Z",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
              cache.linear.A = cache.Z;
          });
    wrong("bias-forgotten",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              cache.Z = W * A_prev;
              cache.linear = LinearCache{A_prev, W, b};
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("arguments-swapped",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(W, A_prev, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("arguments-swapped",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, b, W);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("transposed-before-product",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W.t(), b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("transposed-before-product",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev.t(), W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("bias-as-plain-sum",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              cache.Z = W * A_prev + b;
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    wrong("element-wise-product",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              cache.Z = W % A_prev + b;
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });

    right("switch",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              switch (activation) {
              case Activation::sigmoid:
                  A = sigmoid(cache.Z);
                  break;
              case Activation::relu:
                  A = relu(cache.Z);
                  break;
              case Activation::tanh:
                  A = tanh(cache.Z);
                  break;
              }
          });
    right("if and else if",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    right("three ifs",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              }
              if (activation == Activation::relu) {
                  A = relu(cache.Z);
              }
              if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    right("variables of its own",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              auto [Z, linear_cache] = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = sigmoid(Z);
              } else if (activation == Activation::relu) {
                  A = relu(Z);
              } else if (activation == Activation::tanh) {
                  A = tanh(Z);
              }
              cache.linear = linear_cache;
              cache.Z = Z;
          });
    right("formulas of its own",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              if (activation == Activation::sigmoid) {
                  A = 1 / (1 + arma::exp(-cache.Z));
              } else if (activation == Activation::relu) {
                  A = cache.Z % (cache.Z > 0);
              } else if (activation == Activation::tanh) {
                  const mat up = arma::exp(cache.Z), down = arma::exp(-cache.Z);
                  A = (up - down) / (up + down);
              }
          });
    right("element by element",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              std::tie(cache.Z, cache.linear) = linear_forward(A_prev, W, b);
              A = cache.Z;
              for (double& a : A)
                  a = activation == Activation::sigmoid ? 1 / (1 + std::exp(-a))
                      : activation == Activation::relu  ? std::max(a, 0.0)
                                                        : std::tanh(a);
          });
    right("the linear step by hand",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              cache.Z = W * A_prev + arma::repmat(b, 1, A_prev.n_cols);
              cache.linear = {A_prev, W, b};
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = arma::clamp(cache.Z, 0, arma::datum::inf);
              } else if (activation == Activation::tanh) {
                  A = tanh(cache.Z);
              }
          });
    right("the cache first",
          [](mat& A, Cache& cache, const mat& A_prev, const mat& W, const mat& b, Activation activation) {
              const auto linear = linear_forward(A_prev, W, b);
              cache = Cache{linear.second, linear.first};
              if (activation == Activation::sigmoid) {
                  A = sigmoid(cache.Z);
              } else if (activation == Activation::relu) {
                  A = relu(cache.Z);
              } else if (activation == Activation::tanh) {
                  A = arma::tanh(cache.Z);
              }
          });
    return table.all();
}
