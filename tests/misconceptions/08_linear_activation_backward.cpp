#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"
#include "tests/misconceptions/variants.hpp"

using arma::mat;
using namespace dnn;

namespace {

std::function<LinearGradients(const mat&, const Cache&, Activation)> current;

mat dZ_of(const mat& dA, const mat& Z, Activation activation) {
    return activation == Activation::sigmoid ? sigmoid_backward(dA, Z)
           : activation == Activation::relu  ? relu_backward(dA, Z)
                                             : dnn::tanh_backward(dA, Z);
}

using Slope = mat (*)(const mat& dA, const mat& Z);

class Lines : public Table<decltype(current)> {
public:
    using Table::Table;
    /// The notebook's function with these three for its cases.
    void cases(const std::string& id, Slope sigmoid_case, Slope relu_case, Slope tanh_case) {
        wrong(id, [=](const mat& dA, const Cache& cache, Activation activation) {
            mat dZ;
            switch (activation) {
            case Activation::sigmoid:
                dZ = sigmoid_case(dA, cache.Z);
                break;
            case Activation::relu:
                dZ = relu_case(dA, cache.Z);
                break;
            case Activation::tanh:
                dZ = tanh_case(dA, cache.Z);
                break;
            }
            return linear_backward(dZ, cache.linear);
        });
    }
    void sigmoid(const std::string& id, Slope wrong_case) {
        cases(id, wrong_case, relu_backward, dnn::tanh_backward);
    }
    void relu(const std::string& id, Slope wrong_case) {
        cases(id, sigmoid_backward, wrong_case, dnn::tanh_backward);
    }
    void tanh(const std::string& id, Slope wrong_case) {
        cases(id, sigmoid_backward, relu_backward, wrong_case);
    }
    /// All three.
    void dZ(const std::string& id, mat (*line)(const mat& dA, const mat& Z, Activation activation)) {
        wrong(id, [=](const mat& dA, const Cache& cache, Activation activation) {
            return linear_backward(line(dA, cache.Z, activation), cache.linear);
        });
    }
    /// The right dZ, and a mistake afterwards.
    void after(const std::string& id,
               LinearGradients (*last)(const mat& dA, const mat& dZ, const Cache& cache)) {
        wrong(id, [=](const mat& dA, const Cache& cache, Activation activation) {
            return last(dA, dZ_of(dA, cache.Z, activation), cache);
        });
    }
};

mat activated(const mat& Z, Activation activation) {
    return activation == Activation::sigmoid ? sigmoid(Z)
           : activation == Activation::relu  ? relu(Z)
                                             : dnn::tanh(Z);
}

mat itself(const mat& dA, const mat&) {
    return dA;
}

void wrong_functions(Lines& table) {
    table.wrong("dA-for-dZ", [](const mat& dA, const Cache& cache, Activation activation) {
        const mat dZ = dZ_of(dA, cache.Z, activation);
        return linear_backward(dA, cache.linear);
    });
    table.sigmoid("sigmoid-without-slope", itself);
    table.relu("relu-without-slope", itself);
    table.tanh("tanh-without-slope", itself);
    table.cases("sigmoid-and-relu-swapped", relu_backward, sigmoid_backward, dnn::tanh_backward);
    table.cases("sigmoid-and-tanh-swapped", dnn::tanh_backward, relu_backward, sigmoid_backward);
    table.cases("relu-and-tanh-swapped", sigmoid_backward, dnn::tanh_backward, relu_backward);
    table.wrong("tanh-as-sigmoid", [](const mat& dA, const Cache& cache, Activation activation) {
        if (activation == Activation::relu)
            return linear_backward(relu_backward(dA, cache.Z), cache.linear);
        return linear_backward(sigmoid_backward(dA, cache.Z), cache.linear);
    });
    table.wrong("tanh-as-relu", [](const mat& dA, const Cache& cache, Activation activation) {
        if (activation == Activation::sigmoid)
            return linear_backward(sigmoid_backward(dA, cache.Z), cache.linear);
        return linear_backward(relu_backward(dA, cache.Z), cache.linear);
    });
    table.sigmoid("sigmoid-as-relu", relu_backward);
    table.sigmoid("sigmoid-as-tanh", dnn::tanh_backward);
    table.relu("relu-as-tanh", dnn::tanh_backward);
    table.relu("relu-as-sigmoid", sigmoid_backward);
    table.wrong("always-tanh", [](const mat& dA, const Cache& cache, Activation activation) {
        mat dZ;
        switch (activation) {
        case Activation::sigmoid:
            dZ = sigmoid_backward(dA, cache.Z);
            [[fallthrough]]; // the break that was forgotten
        case Activation::relu:
            dZ = relu_backward(dA, cache.Z);
            [[fallthrough]];
        case Activation::tanh:
            dZ = dnn::tanh_backward(dA, cache.Z);
        }
        return linear_backward(dZ, cache.linear);
    });
    table.dZ("always-relu", [](const mat& dA, const mat& Z, Activation) { return relu_backward(dA, Z); });
    table.dZ("always-sigmoid",
             [](const mat& dA, const mat& Z, Activation) { return sigmoid_backward(dA, Z); });
}

void wrong_places(Lines& table) {
    table.dZ("slope-at-A",
             [](const mat& dA, const mat& Z, Activation g) { return dZ_of(dA, activated(Z, g), g); });
    table.dZ("slope-at-dA", [](const mat& dA, const mat&, Activation g) { return dZ_of(dA, dA, g); });
    table.dZ("arguments-swapped", [](const mat& dA, const mat& Z, Activation g) { return dZ_of(Z, dA, g); });
    table.dZ("slope-of-Z-times-Z", [](const mat&, const mat& Z, Activation g) { return dZ_of(Z, Z, g); });
    table.sigmoid("sigmoid-slope-at-A",
                  [](const mat& dA, const mat& Z) { return sigmoid_backward(dA, sigmoid(Z)); });
    table.tanh("tanh-slope-at-A",
               [](const mat& dA, const mat& Z) { return dnn::tanh_backward(dA, dnn::tanh(Z)); });
    table.sigmoid("sigmoid-slope-at-dA", [](const mat& dA, const mat&) { return sigmoid_backward(dA, dA); });
    table.tanh("tanh-slope-at-dA", [](const mat& dA, const mat&) { return dnn::tanh_backward(dA, dA); });
    table.relu("relu-mask-of-dA", [](const mat& dA, const mat&) { return relu_backward(dA, dA); });
    table.relu("relu-mask-of-dA", [](const mat& dA, const mat&) { return relu(dA); });
    table.relu("relu-mask-of-both", [](const mat& dA, const mat& Z) { return relu(relu_backward(dA, Z)); });
    table.cases(
        "slope-as-if-Z-were-A", [](const mat& dA, const mat& Z) -> mat { return dA % Z % (1 - Z); },
        relu_backward, [](const mat& dA, const mat& Z) -> mat { return dA % (1 - Z % Z); });
    table.sigmoid("sigmoid-slope-of-bare-Z",
                  [](const mat& dA, const mat& Z) -> mat { return dA % Z % (1 - Z); });
    table.tanh("tanh-slope-of-bare-Z", [](const mat& dA, const mat& Z) -> mat { return dA % (1 - Z % Z); });
    table.wrong("slope-at-A_prev", [](const mat& dA, const Cache& cache, Activation g) {
        return linear_backward(dZ_of(dA, cache.linear.A, g), cache.linear);
    });
}

void wrong_slopes(Lines& table) {
    table.sigmoid("sigmoid-without-1-s", [](const mat& dA, const mat& Z) -> mat { return dA % sigmoid(Z); });
    table.sigmoid("sigmoid-without-s", [](const mat& dA, const mat& Z) -> mat {
        const mat s = sigmoid(Z);
        return dA % (1 - s);
    });
    table.sigmoid("sigmoid-1-plus-s", [](const mat& dA, const mat& Z) -> mat {
        const mat s = sigmoid(Z);
        return dA % s % (1 + s);
    });
    table.sigmoid("sigmoid-1-minus-s-squared", [](const mat& dA, const mat& Z) -> mat {
        const mat s = sigmoid(Z);
        return dA % (1 - s % s);
    });
    table.sigmoid("sigmoid-brackets", [](const mat& dA, const mat& Z) -> mat {
        const mat s = sigmoid(Z);
        return dA % s * 1 - s;
    });
    table.tanh("tanh-not-squared", [](const mat& dA, const mat& Z) -> mat {
        const mat t = arma::tanh(Z);
        return dA % (1 - t);
    });
    table.tanh("tanh-like-sigmoid", [](const mat& dA, const mat& Z) -> mat {
        const mat t = arma::tanh(Z);
        return dA % t % (1 - t);
    });
    table.tanh("tanh-1-plus-square", [](const mat& dA, const mat& Z) -> mat {
        const mat t = arma::tanh(Z);
        return dA % (1 + t % t);
    });
    table.tanh("tanh-square-alone", [](const mat& dA, const mat& Z) -> mat {
        const mat t = arma::tanh(Z);
        return dA % t % t;
    });
    table.tanh("tanh-of-square", [](const mat& dA, const mat& Z) -> mat {
        const mat t = arma::tanh(Z % Z);
        return dA % (1 - t);
    });
    table.sigmoid("sigmoid-sign",
                  [](const mat& dA, const mat& Z) -> mat { return -sigmoid_backward(dA, Z); });
    table.tanh("tanh-sign", [](const mat& dA, const mat& Z) -> mat { return -dnn::tanh_backward(dA, Z); });
    table.tanh("tanh-brackets", [](const mat& dA, const mat& Z) -> mat {
        const mat t = arma::tanh(Z);
        return dA * 1 - t % t;
    });
    table.relu("relu-mask-inverted", [](const mat& dA, const mat& Z) {
        mat dZ = dA;
        dZ.elem(arma::find(Z > 0)).zeros();
        return dZ;
    });
    table.relu("relu-mask-inverted", [](const mat& dA, const mat& Z) -> mat { return dA % (Z < 0); });
    table.relu("relu-passes-at-zero", [](const mat& dA, const mat& Z) {
        mat dZ = dA;
        dZ.elem(arma::find(Z < 0)).zeros();
        return dZ;
    });
    table.relu("relu-passes-at-zero", [](const mat& dA, const mat& Z) -> mat { return dA % (Z >= 0); });
    table.relu("relu-slope-without-dA",
               [](const mat&, const mat& Z) -> mat { return arma::conv_to<mat>::from(Z >= 0); });
    table.relu("relu-slope-without-dA",
               [](const mat&, const mat& Z) -> mat { return arma::conv_to<mat>::from(Z > 0); });
    table.relu("relu-times-Z", [](const mat& dA, const mat& Z) -> mat { return dA % relu(Z); });
    table.relu("relu-forward", [](const mat&, const mat& Z) { return relu(Z); });
    table.dZ("activation-for-slope",
             [](const mat& dA, const mat& Z, Activation g) -> mat { return dA % activated(Z, g); });
    table.dZ("forward-on-dA", [](const mat& dA, const mat&, Activation g) { return activated(dA, g); });
    table.dZ("forward-on-Z", [](const mat&, const mat& Z, Activation g) { return activated(Z, g); });
    table.dZ("slope-without-dA",
             [](const mat&, const mat& Z, Activation g) { return dZ_of(arma::ones(arma::size(Z)), Z, g); });
    table.dZ("slope-added", [](const mat& dA, const mat& Z, Activation g) -> mat {
        return dA + dZ_of(arma::ones(arma::size(Z)), Z, g);
    });
    table.dZ("Z-for-dZ", [](const mat&, const mat& Z, Activation) { return Z; });
    table.dZ("slope-squared",
             [](const mat& dA, const mat& Z, Activation g) { return dZ_of(dZ_of(dA, Z, g), Z, g); });
    table.dZ("dA-twice",
             [](const mat& dA, const mat& Z, Activation g) -> mat { return dA % dZ_of(dA, Z, g); });
    table.sigmoid("sigmoid-dA-twice",
                  [](const mat& dA, const mat& Z) -> mat { return dA % sigmoid_backward(dA, Z); });
    table.relu("relu-dA-twice", [](const mat& dA, const mat& Z) -> mat { return dA % relu_backward(dA, Z); });
    table.tanh("tanh-dA-twice",
               [](const mat& dA, const mat& Z) -> mat { return dA % dnn::tanh_backward(dA, Z); });
    table.sigmoid("sigmoid-slope-squared",
                  [](const mat& dA, const mat& Z) { return sigmoid_backward(sigmoid_backward(dA, Z), Z); });
    table.tanh("tanh-slope-squared",
               [](const mat& dA, const mat& Z) { return dnn::tanh_backward(dnn::tanh_backward(dA, Z), Z); });
    table.sigmoid("sigmoid-arguments-swapped",
                  [](const mat& dA, const mat& Z) { return sigmoid_backward(Z, dA); });
    table.relu("relu-arguments-swapped", [](const mat& dA, const mat& Z) { return relu_backward(Z, dA); });
    table.tanh("tanh-arguments-swapped",
               [](const mat& dA, const mat& Z) { return dnn::tanh_backward(Z, dA); });
    table.sigmoid("sigmoid-slope-without-dA",
                  [](const mat&, const mat& Z) -> mat { return sigmoid(Z) % (1 - sigmoid(Z)); });
    table.tanh("tanh-slope-without-dA",
               [](const mat&, const mat& Z) -> mat { return 1 - arma::square(dnn::tanh(Z)); });
    table.dZ("dZ-sign", [](const mat& dA, const mat& Z, Activation g) -> mat { return -dZ_of(dA, Z, g); });
    table.dZ("matrix-product-with-slope", [](const mat& dA, const mat& Z, Activation g) -> mat {
        return dA * dZ_of(arma::ones(arma::size(Z)), Z, g);
    });
}

void wrong_ends(Lines& table) {
    table.after("not-averaged", [](const mat&, const mat& dZ, const Cache& cache) {
        return LinearGradients{cache.linear.W.t() * dZ, dZ * cache.linear.A.t(), arma::sum(dZ, 1)};
    });
    table.after("dW-not-averaged", [](const mat&, const mat& dZ, const Cache& cache) {
        LinearGradients g = linear_backward(dZ, cache.linear);
        g.dW = dZ * cache.linear.A.t();
        return g;
    });
    table.after("db-not-averaged", [](const mat&, const mat& dZ, const Cache& cache) {
        LinearGradients g = linear_backward(dZ, cache.linear);
        g.db = arma::sum(dZ, 1);
        return g;
    });
    table.after("averaged-twice", [](const mat&, const mat& dZ, const Cache& cache) {
        const auto [dA_prev, dW, db] = linear_backward(dZ, cache.linear);
        return LinearGradients{dA_prev, dW / dZ.n_cols, db / dZ.n_cols};
    });
    table.after("dZ-averaged", [](const mat&, const mat& dZ, const Cache& cache) {
        return linear_backward(dZ / dZ.n_cols, cache.linear);
    });
    table.after("dA_prev-averaged", [](const mat&, const mat& dZ, const Cache& cache) {
        LinearGradients g = linear_backward(dZ, cache.linear);
        g.dA_prev /= dZ.n_cols;
        return g;
    });
    table.after("dA_prev-is-dA", [](const mat& dA, const mat& dZ, const Cache& cache) {
        LinearGradients g = linear_backward(dZ, cache.linear);
        g.dA_prev = dA;
        return g;
    });
    table.after("dA_prev-is-dZ", [](const mat&, const mat& dZ, const Cache& cache) {
        const auto [dA_prev, dW, db] = linear_backward(dZ, cache.linear);
        return LinearGradients{dZ, dW, db};
    });
    table.after("dA_prev-from-dA", [](const mat& dA, const mat& dZ, const Cache& cache) {
        LinearGradients g = linear_backward(dZ, cache.linear);
        g.dA_prev = cache.linear.W.t() * dA;
        return g;
    });
    table.after("dW-and-db-from-dA", [](const mat& dA, const mat& dZ, const Cache& cache) {
        LinearGradients g = linear_backward(dA, cache.linear);
        g.dA_prev = cache.linear.W.t() * dZ;
        return g;
    });
    table.after("dW-from-dA", [](const mat& dA, const mat& dZ, const Cache& cache) {
        LinearGradients g = linear_backward(dZ, cache.linear);
        g.dW = linear_backward(dA, cache.linear).dW;
        return g;
    });
    table.after("db-from-dA", [](const mat& dA, const mat& dZ, const Cache& cache) {
        LinearGradients g = linear_backward(dZ, cache.linear);
        g.db = arma::mean(dA, 1);
        return g;
    });
    table.after("Z-for-A_prev", [](const mat&, const mat& dZ, const Cache& cache) {
        return linear_backward(dZ, {cache.Z, cache.linear.W, cache.linear.b});
    });
    table.after("dW-and-dA_prev-swapped", [](const mat&, const mat& dZ, const Cache& cache) {
        const auto [dW, dA_prev, db] = linear_backward(dZ, cache.linear);
        return LinearGradients{dA_prev, dW, db};
    });
    table.after("dW-and-db-swapped", [](const mat&, const mat& dZ, const Cache& cache) {
        const auto [dA_prev, db, dW] = linear_backward(dZ, cache.linear);
        return LinearGradients{dA_prev, dW, db};
    });
    table.after("returned-in-another-order", [](const mat&, const mat& dZ, const Cache& cache) {
        const auto [dA_prev, dW, db] = linear_backward(dZ, cache.linear);
        return LinearGradients{dW, db, dA_prev};
    });
    table.after("nothing-assigned", [](const mat&, const mat& dZ, const Cache& cache) {
        linear_backward(dZ, cache.linear);
        return LinearGradients{};
    });
    for (const auto& [id, forgotten] : {std::pair{"sigmoid-missing", Activation::sigmoid},
                                        {"relu-missing", Activation::relu},
                                        {"tanh-missing", Activation::tanh}})
        table.wrong(id, [none = forgotten](const mat& dA, const Cache& cache, Activation activation) {
            LinearGradients gradients;
            if (activation != none)
                gradients = linear_backward(dZ_of(dA, cache.Z, activation), cache.linear);
            return gradients;
        });
    for (const auto& [id, forgotten] : {std::pair{"sigmoid-without-dZ", Activation::sigmoid},
                                        {"relu-without-dZ", Activation::relu},
                                        {"tanh-without-dZ", Activation::tanh}})
        table.wrong(id, [none = forgotten](const mat& dA, const Cache& cache, Activation activation) {
            mat dZ;
            if (activation != none)
                dZ = dZ_of(dA, cache.Z, activation);
            return linear_backward(dZ, cache.linear);
        });
}

void right(Lines& table) {
    table.right("a switch and the three functions",
                [](const mat& dA, const Cache& cache, Activation activation) {
                    mat dZ;
                    switch (activation) {
                    case Activation::sigmoid:
                        dZ = sigmoid_backward(dA, cache.Z);
                        break;
                    case Activation::relu:
                        dZ = relu_backward(dA, cache.Z);
                        break;
                    case Activation::tanh:
                        dZ = dnn::tanh_backward(dA, cache.Z);
                        break;
                    }
                    return linear_backward(dZ, cache.linear);
                });
    table.right("one line", [](const mat& dA, const Cache& cache, Activation activation) {
        return linear_backward(dZ_of(dA, cache.Z, activation), cache.linear);
    });
    table.right("slopes by hand, from A", [](const mat& dA, const Cache& cache, Activation activation) {
        const mat A = activated(cache.Z, activation);
        mat dZ = dA;
        if (activation == Activation::sigmoid)
            dZ %= A - A % A;
        else if (activation == Activation::tanh)
            dZ %= (1 + A) % (1 - A);
        else
            dZ = dA % arma::sign(A);
        return linear_backward(dZ, cache.linear);
    });
    table.right("element by element", [](const mat& dA, const Cache& cache, Activation activation) {
        mat dZ = dA;
        for (arma::uword i = 0; i < dZ.n_elem; ++i) {
            const double z = cache.Z(i), s = 1 / (1 + std::exp(-z)), t = std::tanh(z);
            dZ(i) *= activation == Activation::sigmoid ? s * (1 - s)
                     : activation == Activation::tanh  ? 1 - t * t
                     : z > 0                           ? 1
                                                       : 0;
        }
        return linear_backward(dZ, cache.linear);
    });
    table.right("the linear part written out", [](const mat& dA, const Cache& cache, Activation activation) {
        const double m = dA.n_cols;
        mat dZ = dA;
        if (activation == Activation::relu)
            dZ.elem(arma::find(cache.Z <= 0)).zeros();
        else
            dZ = dZ_of(dA, cache.Z, activation);
        return LinearGradients{cache.linear.W.t() * dZ, dZ * cache.linear.A.t() / m, arma::sum(dZ, 1) / m};
    });
}

} // namespace

LinearGradients dnn::linear_activation_backward(const mat& dA, const Cache& cache, Activation activation) {
    return current(dA, cache, activation);
}

std::vector<Variant> variants() {
    Lines table(current);
    wrong_functions(table);
    wrong_places(table);
    wrong_slopes(table);
    wrong_ends(table);
    right(table);
    return table.all();
}
