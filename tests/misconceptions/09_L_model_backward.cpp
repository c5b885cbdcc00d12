#include "dnn/dnn.hpp"
#include "dnn/dnn_utils.hpp"
#include "tests/misconceptions/variants.hpp"

using arma::mat;
using namespace dnn;

namespace {

using Caches = std::vector<Cache>;

std::function<Gradients(const mat&, const mat&, const Caches&)> current;

constexpr Activation sigmoid_ = Activation::sigmoid, relu_ = Activation::relu, tanh_ = Activation::tanh;

std::string key(const char* kind, int l) {
    return kind + std::to_string(l);
}

/// Stores a layer's three as the notebook does.
mat store(Gradients& grads, int l, const LinearGradients& layer) {
    grads[key("dA", l - 1)] = layer.dA_prev;
    grads[key("dW", l)] = layer.dW;
    grads[key("db", l)] = layer.db;
    return layer.dA_prev;
}

mat derivative(const mat& AL, const mat& Y) {
    return -(Y / AL - (1 - Y) / (1 - AL));
}

/// The notebook's function from dAL on: the last layer, then a loop over the others.
Gradients notebook(const mat& dAL, const Caches& caches, Activation hidden = relu_,
                   Activation last = sigmoid_) {
    Gradients grads;
    const int L = static_cast<int>(caches.size());
    store(grads, L, linear_activation_backward(dAL, caches[L - 1], last));
    for (int l = L - 1; l >= 1; --l)
        store(grads, l, linear_activation_backward(grads.at(key("dA", l)), caches[l - 1], hidden));
    return grads;
}

class Lines : public Table<decltype(current)> {
public:
    using Table::Table;
    void dAL(const std::string& id, mat (*line)(const mat& AL, const mat& Y)) {
        wrong(id, [line](const mat& AL, const mat& Y, const Caches& caches) {
            return notebook(line(AL, Y), caches);
        });
    }
    /// One loop over all layers, with this in it.
    void loop(const std::string& id,
              LinearGradients (*step)(const mat& dA, const Caches& caches, int l, int L)) {
        wrong(id, [step](const mat& AL, const mat& Y, const Caches& caches) {
            Gradients grads;
            const int L = static_cast<int>(caches.size());
            mat dA = derivative(AL, Y);
            for (int l = L; l >= 1; --l)
                dA = store(grads, l, step(dA, caches, l, L));
            return grads;
        });
    }
    /// The right gradients of a layer, stored otherwise.
    void stored(const std::string& id,
                void (*storing)(Gradients& grads, const LinearGradients& layer, int l, int L)) {
        wrong(id, [storing](const mat& AL, const mat& Y, const Caches& caches) {
            Gradients grads;
            const int L = static_cast<int>(caches.size());
            mat dA = derivative(AL, Y);
            for (int l = L; l >= 1; --l) {
                const LinearGradients layer =
                    linear_activation_backward(dA, caches[l - 1], l == L ? sigmoid_ : relu_);
                storing(grads, layer, l, L);
                dA = layer.dA_prev;
            }
            return grads;
        });
    }
};

void wrong_starts(Lines& table) {
    table.dAL("dAL-sign", [](const mat& AL, const mat& Y) -> mat { return Y / AL - (1 - Y) / (1 - AL); });
    table.dAL("dAL-inner-sign",
              [](const mat& AL, const mat& Y) -> mat { return -(Y / AL + (1 - Y) / (1 - AL)); });
    table.dAL("dAL-inner-sign",
              [](const mat& AL, const mat& Y) -> mat { return -Y / AL - (1 - Y) / (1 - AL); });
    table.dAL("dAL-both-signs",
              [](const mat& AL, const mat& Y) -> mat { return Y / AL + (1 - Y) / (1 - AL); });
    table.dAL("dAL-first-term-alone", [](const mat& AL, const mat& Y) -> mat { return -(Y / AL); });
    table.dAL("dAL-second-term-alone", [](const mat& AL, const mat& Y) -> mat { return (1 - Y) / (1 - AL); });
    table.dAL("dAL-denominators-swapped",
              [](const mat& AL, const mat& Y) -> mat { return -(Y / (1 - AL) - (1 - Y) / AL); });
    table.dAL("dAL-numerators-swapped",
              [](const mat& AL, const mat& Y) -> mat { return -((1 - Y) / AL - Y / (1 - AL)); });
    table.dAL("dAL-AL-twice", [](const mat& AL, const mat& Y) -> mat { return -(Y / AL - (1 - Y) / AL); });
    table.dAL("dAL-1-AL-twice",
              [](const mat& AL, const mat& Y) -> mat { return -(Y / (1 - AL) - (1 - Y) / (1 - AL)); });
    table.dAL("dAL-Y-twice", [](const mat& AL, const mat& Y) -> mat { return -(Y / AL - Y / (1 - AL)); });
    table.dAL("dAL-1-Y-twice",
              [](const mat& AL, const mat& Y) -> mat { return -((1 - Y) / AL - (1 - Y) / (1 - AL)); });
    table.dAL("dAL-without-Y", [](const mat& AL, const mat&) -> mat { return -(1 / AL - 1 / (1 - AL)); });
    table.dAL("dAL-1-plus-AL",
              [](const mat& AL, const mat& Y) -> mat { return -(Y / AL - (1 - Y) / (1 + AL)); });
    table.dAL("dAL-brackets-of-numerator",
              [](const mat& AL, const mat& Y) -> mat { return -(Y / AL - 1 - Y / (1 - AL)); });
    table.dAL("dAL-brackets-of-numerator-kept-sign",
              [](const mat& AL, const mat& Y) -> mat { return -(Y / AL - (1 - Y / (1 - AL))); });
    table.dAL("dAL-brackets-of-denominator",
              [](const mat& AL, const mat& Y) -> mat { return -(Y / AL - (1 - Y) / 1 - AL); });
    table.dAL("dAL-brackets-of-denominator-kept-sign",
              [](const mat& AL, const mat& Y) -> mat { return -(Y / AL - ((1 - Y) / 1 - AL)); });
    table.dAL("dAL-brackets-of-both",
              [](const mat& AL, const mat& Y) -> mat { return -(Y / AL - 1 - Y / 1 - AL); });
    table.dAL("dAL-upside-down",
              [](const mat& AL, const mat& Y) -> mat { return -(AL / Y - (1 - AL) / (1 - Y)); });
    table.dAL("dAL-multiplied",
              [](const mat& AL, const mat& Y) -> mat { return -(Y % AL - (1 - Y) % (1 - AL)); });
    table.dAL("dAL-is-AL-minus-Y", [](const mat& AL, const mat& Y) -> mat { return AL - Y; });
    table.dAL("dAL-is-Y-minus-AL", [](const mat& AL, const mat& Y) -> mat { return Y - AL; });
    table.dAL("dAL-of-squared-error", [](const mat& AL, const mat& Y) -> mat { return 2 * (AL - Y); });
    table.dAL("dAL-is-the-loss", [](const mat& AL, const mat& Y) -> mat {
        return -(Y % arma::log(AL) + (1 - Y) % arma::log(1 - AL));
    });
    table.dAL("dAL-is-AL", [](const mat& AL, const mat&) -> mat { return AL; });
    table.dAL("dAL-is-AL-minus-Y",
              [](const mat& AL, const mat& Y) -> mat { return derivative(AL, Y) % AL % (1 - AL); });
    table.dAL("dAL-averaged",
              [](const mat& AL, const mat& Y) -> mat { return derivative(AL, Y) / Y.n_cols; });
    table.wrong("AL-minus-Y-for-dZ", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        int l = static_cast<int>(caches.size());
        mat dA = store(grads, l, linear_backward(AL - Y, caches[l - 1].linear));
        while (--l >= 1)
            dA = store(grads, l, linear_activation_backward(dA, caches[l - 1], relu_));
        return grads;
    });
}

void wrong_activations(Lines& table) {
    const auto by = [&](const char* id, Activation hidden, Activation last) {
        table.wrong(id, [=](const mat& AL, const mat& Y, const Caches& caches) {
            return notebook(derivative(AL, Y), caches, hidden, last);
        });
    };
    by("all-relu", relu_, relu_);
    by("all-sigmoid", sigmoid_, sigmoid_);
    by("activations-swapped", sigmoid_, relu_);
    by("hidden-tanh", tanh_, sigmoid_);
    by("last-tanh", relu_, tanh_);
    table.loop("all-relu", [](const mat& dA, const Caches& caches, int l, int L) {
        return linear_activation_backward(dA, caches[l - 1], l > L ? sigmoid_ : relu_);
    });
    table.loop("sigmoid-one-layer-below", [](const mat& dA, const Caches& caches, int l, int L) {
        return linear_activation_backward(dA, caches[l - 1], l == L - 1 ? sigmoid_ : relu_);
    });
    table.loop("first-layer-sigmoid", [](const mat& dA, const Caches& caches, int l, int) {
        return linear_activation_backward(dA, caches[l - 1], l == 1 ? sigmoid_ : relu_);
    });
    table.loop("first-and-last-sigmoid", [](const mat& dA, const Caches& caches, int l, int L) {
        return linear_activation_backward(dA, caches[l - 1], l > 1 && l < L ? relu_ : sigmoid_);
    });
    table.loop("two-sigmoids", [](const mat& dA, const Caches& caches, int l, int L) {
        return linear_activation_backward(dA, caches[l - 1], l < L - 1 ? relu_ : sigmoid_);
    });
    table.loop("last-without-activation", [](const mat& dA, const Caches& caches, int l, int L) {
        return l == L ? linear_backward(dA, caches[l - 1].linear)
                      : linear_activation_backward(dA, caches[l - 1], relu_);
    });
    table.loop("hidden-without-activation", [](const mat& dA, const Caches& caches, int l, int L) {
        return l < L ? linear_backward(dA, caches[l - 1].linear)
                     : linear_activation_backward(dA, caches[l - 1], sigmoid_);
    });
    table.loop("no-activation", [](const mat& dA, const Caches& caches, int l, int) {
        return linear_backward(dA, caches[l - 1].linear);
    });
}

void wrong_ways(Lines& table) {
    table.wrong("dAL-into-every-layer", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        const mat dAL = derivative(AL, Y);
        for (int l = L; l >= 1; --l)
            store(grads, l, linear_activation_backward(dAL, caches[l - 1], l == L ? sigmoid_ : relu_));
        return grads;
    });
    table.wrong("last-dA-into-every-layer", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        const mat dA =
            store(grads, L, linear_activation_backward(derivative(AL, Y), caches[L - 1], sigmoid_));
        for (int l = L - 1; l >= 1; --l)
            store(grads, l, linear_activation_backward(dA, caches[l - 1], relu_));
        return grads;
    });
    table.wrong("last-dA-into-every-layer", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        store(grads, L, linear_activation_backward(derivative(AL, Y), caches[L - 1], sigmoid_));
        for (int l = L - 2; l >= 0; --l)
            store(grads, l + 1, linear_activation_backward(grads.at(key("dA", L - 1)), caches[l], relu_));
        return grads;
    });
    table.wrong("from-first-to-last", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        mat dA = derivative(AL, Y);
        for (int l = 1; l <= L; ++l)
            dA = store(grads, l, linear_activation_backward(dA, caches[l - 1], l == L ? sigmoid_ : relu_));
        return grads;
    });
    table.loop("unpacked-in-another-order", [](const mat& dA, const Caches& caches, int l, int L) {
        const auto [dW, db, dA_prev] =
            linear_activation_backward(dA, caches[l - 1], l == L ? sigmoid_ : relu_);
        return LinearGradients{dA_prev, dW, db};
    });
    table.loop("dA_prev-and-dW-swapped", [](const mat& dA, const Caches& caches, int l, int L) {
        const auto [dW, dA_prev, db] =
            linear_activation_backward(dA, caches[l - 1], l == L ? sigmoid_ : relu_);
        return LinearGradients{dA_prev, dW, db};
    });
    table.loop("caches-in-forward-order", [](const mat& dA, const Caches& caches, int l, int L) {
        return linear_activation_backward(dA, caches[L - l], l == L ? sigmoid_ : relu_);
    });
    table.loop("last-cache-always", [](const mat& dA, const Caches& caches, int l, int L) {
        return linear_activation_backward(dA, caches.back(), l == L ? sigmoid_ : relu_);
    });
    table.loop("first-cache-always", [](const mat& dA, const Caches& caches, int l, int L) {
        return linear_activation_backward(dA, caches[0], l == L ? sigmoid_ : relu_);
    });
    table.loop("cache-of-layer-above", [](const mat& dA, const Caches& caches, int l, int L) {
        return l == L ? linear_activation_backward(dA, caches[L - 1], sigmoid_)
                      : linear_activation_backward(dA, caches[l], relu_);
    });
    table.loop("cache-of-layer-below", [](const mat& dA, const Caches& caches, int l, int L) {
        return l == L ? linear_activation_backward(dA, caches[L - 1], sigmoid_)
                      : linear_activation_backward(dA, caches.at(static_cast<std::size_t>(l - 2)), relu_);
    });
    table.loop("cache-one-too-far", [](const mat& dA, const Caches& caches, int l, int L) {
        return linear_activation_backward(dA, caches.at(l), l == L ? sigmoid_ : relu_);
    });
    table.wrong("loop-to-0", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        mat dA = derivative(AL, Y);
        for (int l = L; l >= 0; --l)
            dA = store(grads, l,
                       linear_activation_backward(dA, caches.at(static_cast<std::size_t>(l - 1)),
                                                  l == L ? sigmoid_ : relu_));
        return grads;
    });
    table.wrong("dA-key-not-there", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        store(grads, L, linear_activation_backward(derivative(AL, Y), caches[L - 1], sigmoid_));
        for (int l = L - 1; l >= 1; --l)
            store(grads, l, linear_activation_backward(grads.at(key("dA", l + 1)), caches[l - 1], relu_));
        return grads;
    });
    table.wrong("dAL-key-not-there", [](const mat&, const mat&, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        for (int l = L; l >= 1; --l)
            store(
                grads, l,
                linear_activation_backward(grads.at(key("dA", l)), caches[l - 1], l == L ? sigmoid_ : relu_));
        return grads;
    });
    table.wrong("dA-empty", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        store(grads, L, linear_activation_backward(derivative(AL, Y), caches[L - 1], sigmoid_));
        for (int l = L - 1; l >= 1; --l)
            store(grads, l, linear_activation_backward(grads[key("dA", l + 1)], caches[l - 1], relu_));
        return grads;
    });
}

void wrong_loops(Lines& table) {
    table.wrong("layer-1-missing", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        mat dA = store(grads, L, linear_activation_backward(derivative(AL, Y), caches[L - 1], sigmoid_));
        for (int l = L - 1; l > 1; --l)
            dA = store(grads, l, linear_activation_backward(dA, caches[l - 1], relu_));
        return grads;
    });
    table.wrong("loop-stops-at-2", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        mat dA = derivative(AL, Y);
        for (int l = L; l > 1; --l)
            dA = store(grads, l, linear_activation_backward(dA, caches[l - 1], l == L ? sigmoid_ : relu_));
        return grads;
    });
    table.wrong("last-layer-alone", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        store(grads, static_cast<int>(caches.size()),
              linear_activation_backward(derivative(AL, Y), caches.back(), sigmoid_));
        return grads;
    });
    table.wrong("layer-below-last-missing", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        mat dA = store(grads, L, linear_activation_backward(derivative(AL, Y), caches[L - 1], sigmoid_));
        for (int l = L - 2; l >= 1; --l)
            dA = store(grads, l, linear_activation_backward(dA, caches[l - 1], relu_));
        return grads;
    });
    table.wrong("layer-below-last-missing-by-key", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        store(grads, L, linear_activation_backward(derivative(AL, Y), caches[L - 1], sigmoid_));
        for (int l = L - 2; l >= 1; --l)
            store(grads, l, linear_activation_backward(grads.at(key("dA", l)), caches[l - 1], relu_));
        return grads;
    });
    table.wrong("last-layer-missing", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        mat dA = derivative(AL, Y);
        for (int l = static_cast<int>(caches.size()) - 1; l >= 1; --l)
            dA = store(grads, l, linear_activation_backward(dA, caches[l - 1], relu_));
        return grads;
    });
}

void wrong_keys(Lines& table) {
    table.stored("nothing-stored", [](Gradients&, const LinearGradients&, int, int) {});
    table.stored("dA-key-shifted", [](Gradients& grads, const LinearGradients& layer, int l, int) {
        grads[key("dA", l)] = layer.dA_prev;
        grads[key("dW", l)] = layer.dW;
        grads[key("db", l)] = layer.db;
    });
    table.wrong("dA-of-own-layer", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        mat dA = derivative(AL, Y);
        for (int l = L; l >= 1; --l) {
            const auto [dA_prev, dW, db] =
                linear_activation_backward(dA, caches[l - 1], l == L ? sigmoid_ : relu_);
            grads[key("dA", l)] = dA;
            grads[key("dW", l)] = dW;
            grads[key("db", l)] = db;
            dA = dA_prev;
        }
        return grads;
    });
    table.stored("dW-and-db-keys-too-low", [](Gradients& grads, const LinearGradients& layer, int l, int) {
        grads[key("dA", l - 1)] = layer.dA_prev;
        grads[key("dW", l - 1)] = layer.dW;
        grads[key("db", l - 1)] = layer.db;
    });
    table.stored("dW-and-db-keys-too-high", [](Gradients& grads, const LinearGradients& layer, int l, int) {
        grads[key("dA", l - 1)] = layer.dA_prev;
        grads[key("dW", l + 1)] = layer.dW;
        grads[key("db", l + 1)] = layer.db;
    });
    table.stored("all-keys-too-high", [](Gradients& grads, const LinearGradients& layer, int l, int) {
        store(grads, l + 1, layer);
    });
    table.stored("all-keys-too-low", [](Gradients& grads, const LinearGradients& layer, int l, int) {
        store(grads, l - 1, layer);
    });
    table.stored("hidden-dW-and-db-keys-too-low",
                 [](Gradients& grads, const LinearGradients& layer, int l, int L) {
                     grads[key("dA", l - 1)] = layer.dA_prev;
                     grads[key("dW", l == L ? L : l - 1)] = layer.dW;
                     grads[key("db", l == L ? L : l - 1)] = layer.db;
                 });
    table.stored("hidden-dA-keys-too-high", [](Gradients& grads, const LinearGradients& layer, int l, int L) {
        grads[key("dA", l == L ? L - 1 : l)] = layer.dA_prev;
        grads[key("dW", l)] = layer.dW;
        grads[key("db", l)] = layer.db;
    });
    table.stored("last-dW-and-db-keys-too-low",
                 [](Gradients& grads, const LinearGradients& layer, int l, int L) {
                     grads[key("dA", l - 1)] = layer.dA_prev;
                     grads[key("dW", l == L ? L - 1 : l)] = layer.dW;
                     grads[key("db", l == L ? L - 1 : l)] = layer.db;
                 });
    table.stored("last-dA-key-too-high", [](Gradients& grads, const LinearGradients& layer, int l, int L) {
        grads[key("dA", l == L ? L : l - 1)] = layer.dA_prev;
        grads[key("dW", l)] = layer.dW;
        grads[key("db", l)] = layer.db;
    });
    table.stored("keys-from-the-last-layer", [](Gradients& grads, const LinearGradients& layer, int l,
                                                int L) { store(grads, L + 1 - l, layer); });
    table.stored("keys-without-number", [](Gradients& grads, const LinearGradients& layer, int, int) {
        grads["dA"] = layer.dA_prev;
        grads["dW"] = layer.dW;
        grads["db"] = layer.db;
    });
    table.stored("keys-without-d", [](Gradients& grads, const LinearGradients& layer, int l, int) {
        grads[key("A", l - 1)] = layer.dA_prev;
        grads[key("W", l)] = layer.dW;
        grads[key("b", l)] = layer.db;
    });
    table.stored("dW-and-db-swapped", [](Gradients& grads, const LinearGradients& layer, int l, int) {
        const auto& [dA_prev, db, dW] = layer;
        grads[key("dA", l - 1)] = dA_prev;
        grads[key("dW", l)] = dW;
        grads[key("db", l)] = db;
    });
    table.stored("dA-missing", [](Gradients& grads, const LinearGradients& layer, int l, int) {
        grads[key("dW", l)] = layer.dW;
        grads[key("db", l)] = layer.db;
    });
    table.stored("dA0-missing", [](Gradients& grads, const LinearGradients& layer, int l, int) {
        store(grads, l, layer);
        grads.erase("dA0");
    });
    table.stored("hidden-dA-missing", [](Gradients& grads, const LinearGradients& layer, int l, int L) {
        if (l == L)
            grads[key("dA", l - 1)] = layer.dA_prev;
        grads[key("dW", l)] = layer.dW;
        grads[key("db", l)] = layer.db;
    });
    table.stored("last-dA-missing", [](Gradients& grads, const LinearGradients& layer, int l, int L) {
        if (l != L)
            grads[key("dA", l - 1)] = layer.dA_prev;
        grads[key("dW", l)] = layer.dW;
        grads[key("db", l)] = layer.db;
    });
    table.stored("dW-missing", [](Gradients& grads, const LinearGradients& layer, int l, int) {
        grads[key("dA", l - 1)] = layer.dA_prev;
        grads[key("db", l)] = layer.db;
    });
    table.stored("db-missing", [](Gradients& grads, const LinearGradients& layer, int l, int) {
        grads[key("dA", l - 1)] = layer.dA_prev;
        grads[key("dW", l)] = layer.dW;
    });
    table.wrong("dAL-stored", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        grads[key("dA", L)] = derivative(AL, Y);
        for (int l = L; l >= 1; --l)
            store(
                grads, l,
                linear_activation_backward(grads.at(key("dA", l)), caches[l - 1], l == L ? sigmoid_ : relu_));
        return grads;
    });
    table.wrong("dAL-stored-by-name", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads = notebook(derivative(AL, Y), caches);
        grads["dAL"] = derivative(AL, Y);
        return grads;
    });
}

void wrong_factors(Lines& table) {
    const auto times = [&](const char* id, double (*dW)(double m), double (*db)(double m)) {
        table.wrong(id, [=](const mat& AL, const mat& Y, const Caches& caches) {
            Gradients grads = notebook(derivative(AL, Y), caches);
            const double m = Y.n_cols;
            for (int l = 1; l <= static_cast<int>(caches.size()); ++l) {
                grads.at(key("dW", l)) *= dW(m);
                grads.at(key("db", l)) *= db(m);
            }
            return grads;
        });
    };
    times(
        "averaged-twice", [](double m) { return 1 / m; }, [](double m) { return 1 / m; });
    times(
        "not-averaged", [](double m) { return m; }, [](double m) { return m; });
    times(
        "dW-not-averaged", [](double m) { return m; }, [](double) { return 1.0; });
    times(
        "db-not-averaged", [](double) { return 1.0; }, [](double m) { return m; });
}

void right(Lines& table) {
    table.right("the last layer, then a loop", [](const mat& AL, const mat& Y, const Caches& caches) {
        return notebook(derivative(AL, Y), caches);
    });
    table.right("one loop with the sign drawn in", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        mat dA = (1 - Y) / (1 - AL) - Y / AL;
        for (int l = L; l >= 1; --l)
            dA = store(grads, l, linear_activation_backward(dA, caches[l - 1], l == L ? sigmoid_ : relu_));
        return grads;
    });
    table.right("one fraction", [](const mat& AL, const mat& Y, const Caches& caches) {
        const mat dAL = (AL - Y) / (AL % (1 - AL));
        return notebook(dAL, caches);
    });
    table.right("counted from 0, dAL in a loop", [](const mat& AL, const mat& Y, const Caches& caches) {
        mat dA = AL;
        for (arma::uword i = 0; i < AL.n_cols; ++i)
            dA(0, i) = Y(0, i) == 1 ? -1 / AL(0, i) : 1 / (1 - AL(0, i));
        Gradients grads;
        const int L = static_cast<int>(caches.size());
        for (int l = L - 1; l >= 0; --l) {
            const auto [dA_prev, dW, db] =
                linear_activation_backward(dA, caches[l], l == L - 1 ? sigmoid_ : relu_);
            grads["dA" + std::to_string(l)] = dA_prev;
            grads["dW" + std::to_string(l + 1)] = dW;
            grads["db" + std::to_string(l + 1)] = db;
            dA = dA_prev;
        }
        return grads;
    });
    table.right("every product by hand", [](const mat& AL, const mat& Y, const Caches& caches) {
        Gradients grads;
        mat dZ = sigmoid_backward(derivative(AL, Y), caches.back().Z);
        for (std::size_t l = caches.size(); l >= 1; --l) {
            const auto& [A, W, b] = caches[l - 1].linear;
            grads["dW" + std::to_string(l)] = dZ * A.t() / Y.n_cols;
            grads["db" + std::to_string(l)] = arma::mean(dZ, 1);
            const mat dA = grads["dA" + std::to_string(l - 1)] = W.t() * dZ;
            if (l > 1)
                dZ = relu_backward(dA, caches[l - 2].Z);
        }
        return grads;
    });
}

} // namespace

Gradients dnn::L_model_backward(const mat& AL, const mat& Y, const Caches& caches) {
    return current(AL, Y, caches);
}

std::vector<Variant> variants() {
    Lines table(current);
    wrong_starts(table);
    wrong_activations(table);
    wrong_ways(table);
    wrong_loops(table);
    wrong_keys(table);
    wrong_factors(table);
    right(table);
    return table.all();
}
