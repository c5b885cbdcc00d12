#include "dnn/dnn.hpp"
#include "tests/misconceptions/variants.hpp"

using arma::mat;
using namespace dnn;

namespace {

std::function<Parameters(const Parameters&, const Gradients&, double)> current;

std::string key(const char* kind, int l) {
    return kind + std::to_string(l);
}

using Line = mat (*)(const mat& theta, const mat& gradient, double rate);

mat step(const mat& theta, const mat& gradient, double rate) {
    return theta - rate * gradient;
}
mat stay(const mat& theta, const mat&, double) {
    return theta;
}

/// The notebook's loop from layer `first` to `last`.
Parameters looped(const Parameters& parameters, const Gradients& grads, double rate, int first, int last,
                  Line W_line = step, Line b_line = step) {
    Parameters updated = parameters;
    for (int l = first; l <= last; ++l) {
        updated[key("W", l)] = W_line(parameters.at(key("W", l)), grads.at(key("dW", l)), rate);
        updated[key("b", l)] = b_line(parameters.at(key("b", l)), grads.at(key("db", l)), rate);
    }
    return updated;
}

int layers(const Parameters& parameters) {
    return static_cast<int>(parameters.size()) / 2;
}

class Lines : public Table<decltype(current)> {
public:
    using Table::Table;
    void lines(const std::string& id, Line W_line, Line b_line) {
        wrong(id, [=](const Parameters& parameters, const Gradients& grads, double rate) {
            return looped(parameters, grads, rate, 1, layers(parameters), W_line, b_line);
        });
    }
    void both(const std::string& id, Line line) { lines(id, line, line); }
    /// A loop over the layers with this in it.
    void loop(const std::string& id, void (*body)(Parameters& updated, const Parameters& parameters,
                                                  const Gradients& grads, double rate, int l)) {
        wrong(id, [=](const Parameters& parameters, const Gradients& grads, double rate) {
            Parameters updated = parameters;
            for (int l = 1; l <= layers(parameters); ++l)
                body(updated, parameters, grads, rate, l);
            return updated;
        });
    }
    void range(const std::string& id, int (*first)(int L), int (*last)(int L)) {
        wrong(id, [=](const Parameters& parameters, const Gradients& grads, double rate) {
            const int L = layers(parameters);
            return looped(parameters, grads, rate, first(L), last(L));
        });
    }
};

void wrong_steps(Lines& table) {
    table.both("uphill", [](const mat& theta, const mat& g, double rate) -> mat { return theta + rate * g; });
    table.loop("unchanged",
               [](Parameters& updated, const Parameters&, const Gradients& grads, double rate, int l) {
                   mat W = updated.at(key("W", l)), b = updated.at(key("b", l));
                   W -= rate * grads.at(key("dW", l));
                   b -= rate * grads.at(key("db", l));
               });
    table.both("learning-rate-missing",
               [](const mat& theta, const mat& g, double) -> mat { return theta - g; });
    table.both("uphill-without-learning-rate",
               [](const mat& theta, const mat& g, double) -> mat { return theta + g; });
    table.both("learning-rate-squared",
               [](const mat& theta, const mat& g, double rate) -> mat { return theta - rate * (rate * g); });
    table.both("divided-by-learning-rate",
               [](const mat& theta, const mat& g, double rate) -> mat { return theta - g / rate; });
    table.wrong("step-taken-twice", [](const Parameters& parameters, const Gradients& grads, double rate) {
        Parameters updated = parameters;
        for (int l = 1; l <= layers(parameters); ++l)
            for (const std::string& name : {key("W", l), key("b", l)}) {
                updated.at(name) -= rate * grads.at("d" + name);
                updated.at(name) -= rate * grads.at("d" + name);
            }
        return updated;
    });
    table.loop("step-taken-L-times",
               [](Parameters& updated, const Parameters&, const Gradients& grads, double rate, int) {
                   for (auto& [name, theta] : updated)
                       theta -= rate * grads.at("d" + name);
               });
    table.wrong("step-taken-2L-times", [](const Parameters& parameters, const Gradients& grads, double rate) {
        Parameters updated = parameters;
        for (std::size_t i = 0; i < parameters.size(); ++i)
            for (const auto& [name, theta] : parameters)
                updated.at(name) -= rate * grads.at("d" + name);
        return updated;
    });
    table.both("step-halved",
               [](const mat& theta, const mat& g, double rate) -> mat { return theta - 0.5 * rate * g; });
    table.both("learning-rate-0.0075",
               [](const mat& theta, const mat& g, double) -> mat { return theta - 0.0075 * g; });
    table.both("learning-rate-0.1",
               [](const mat& theta, const mat& g, double) -> mat { return theta - 0.1 * g; });
    table.both("learning-rate-0.01",
               [](const mat& theta, const mat& g, double) -> mat { return theta - 0.01 * g; });
    table.both("learning-rate-is-an-int", [](const mat& theta, const mat& g, double rate) -> mat {
        const int alpha = static_cast<int>(rate);
        return theta - alpha * g;
    });
    table.wrong("averaged-again", [](const Parameters& parameters, const Gradients& grads, double rate) {
        const double m = grads.at("dA0").n_cols;
        return looped(parameters, grads, rate / m, 1, layers(parameters));
    });
    table.wrong("divided-by-L", [](const Parameters& parameters, const Gradients& grads, double rate) {
        return looped(parameters, grads, rate / layers(parameters), 1, layers(parameters));
    });
    table.both("divided-by-columns", [](const mat& theta, const mat& g, double rate) -> mat {
        return theta - rate / g.n_cols * g;
    });
    table.both("divided-by-rows", [](const mat& theta, const mat& g, double rate) -> mat {
        return theta - rate / g.n_rows * g;
    });
    table.both("sign-of-both",
               [](const mat& theta, const mat& g, double rate) -> mat { return rate * g - theta; });
    table.both("roles-swapped",
               [](const mat& theta, const mat& g, double rate) -> mat { return g - rate * theta; });
    table.both("brackets",
               [](const mat& theta, const mat& g, double rate) -> mat { return rate * (theta - g); });
    table.both("learning-rate-of-parameter",
               [](const mat& theta, const mat& g, double rate) -> mat { return rate * theta - g; });
    table.both("learning-rate-subtracted",
               [](const mat& theta, const mat&, double rate) -> mat { return theta - rate; });
    table.both("learning-rate-from-parameter",
               [](const mat& theta, const mat& g, double rate) -> mat { return (theta - rate) % g; });
    table.both("learning-rate-from-gradient",
               [](const mat& theta, const mat& g, double rate) -> mat { return theta - (rate - g); });
    table.both("learning-rate-added",
               [](const mat& theta, const mat& g, double rate) -> mat { return theta - rate - g; });
    table.both("parameter-for-gradient",
               [](const mat& theta, const mat&, double rate) -> mat { return theta - rate * theta; });
    table.both("multiplied",
               [](const mat& theta, const mat& g, double rate) -> mat { return theta % (rate * g); });
    table.both("product-subtracted",
               [](const mat& theta, const mat& g, double rate) -> mat { return theta - rate * g % theta; });
    table.both("gradient-times-one-minus-rate",
               [](const mat& theta, const mat& g, double rate) -> mat { return theta - (1 - rate) * g; });
    table.both("parameter-times-one-minus-rate", [](const mat& theta, const mat& g, double rate) -> mat {
        return (1 - rate) * theta - rate * g;
    });
    table.both("running-mean", [](const mat& theta, const mat& g, double rate) -> mat {
        return (1 - rate) * theta + rate * g;
    });
    table.both("step-alone", [](const mat&, const mat& g, double rate) -> mat { return rate * g; });
    table.both("negative-step-alone", [](const mat&, const mat& g, double rate) -> mat { return -rate * g; });
    table.both("gradients-as-parameters", [](const mat&, const mat& g, double) -> mat { return g; });
    table.both("sign-of-the-gradient", [](const mat& theta, const mat& g, double rate) -> mat {
        return theta - rate * arma::sign(g);
    });
    table.both("absolute-gradient", [](const mat& theta, const mat& g, double rate) -> mat {
        return theta - rate * arma::abs(g);
    });
    table.both("learning-rate-divided-by-gradient",
               [](const mat& theta, const mat& g, double rate) -> mat { return theta - rate / g; });
    table.both("gradient-squared", [](const mat& theta, const mat& g, double rate) -> mat {
        return theta - rate * arma::square(g);
    });
}

void wrong_lines(Lines& table) {
    const Line uphill = [](const mat& theta, const mat& g, double rate) -> mat { return theta + rate * g; };
    const Line whole = [](const mat& theta, const mat& g, double) -> mat { return theta - g; };
    table.lines("b-unchanged", step, stay);
    table.lines("W-unchanged", stay, step);
    table.lines("b-uphill", step, uphill);
    table.lines("W-uphill", uphill, step);
    const Line roles_swapped = [](const mat& theta, const mat& g, double rate) -> mat {
        return g - rate * theta;
    };
    const Line sign_of_both = [](const mat& theta, const mat& g, double rate) -> mat {
        return rate * g - theta;
    };
    const Line step_alone = [](const mat&, const mat& g, double rate) -> mat { return rate * g; };
    const Line negative_step = [](const mat&, const mat& g, double rate) -> mat { return -rate * g; };
    table.lines("W-roles-swapped", roles_swapped, step);
    table.lines("b-roles-swapped", step, roles_swapped);
    table.lines("W-sign-of-both", sign_of_both, step);
    table.lines("b-sign-of-both", step, sign_of_both);
    table.lines("W-step-alone", step_alone, step);
    table.lines("b-step-alone", step, step_alone);
    table.lines("W-negative-step-alone", negative_step, step);
    table.lines("b-negative-step-alone", step, negative_step);
    table.lines("b-without-learning-rate", step, whole);
    table.lines("W-without-learning-rate", whole, step);
    table.lines(
        "dW-transposed",
        [](const mat& theta, const mat& g, double rate) -> mat { return theta - rate * g.t(); }, step);
    table.both("matrix-product",
               [](const mat& theta, const mat& g, double rate) -> mat { return theta * g * rate; });
}

void wrong_layers(Lines& table) {
    const auto one = [](int) { return 1; };
    const auto all = [](int L) { return L; };
    table.range("last-layer-left-out", one, [](int L) { return L - 1; });
    table.range(
        "first-layer-left-out", [](int) { return 2; }, all);
    table.range("first-layer-alone", one, one);
    table.range("last-layer-alone", all, all);
    table.range("half-of-the-layers", one, [](int L) { return L / 2; });
    table.range("two-layers", one, [](int) { return 2; });
    table.range("no-such-key", one, [](int L) { return L + 1; });
    table.range(
        "no-such-key", [](int) { return 0; }, all);
    table.range("no-such-key", one, [](int L) { return 2 * L; });
    table.loop("first-layer-always",
               [](Parameters& updated, const Parameters&, const Gradients& grads, double rate, int) {
                   updated["W1"] -= rate * grads.at("dW1");
                   updated["b1"] -= rate * grads.at("db1");
               });
    table.loop("no-such-key", [](Parameters& updated, const Parameters&, const Gradients& grads, double rate,
                                 int l) { updated[key("W", l)] -= rate * grads.at(key("W", l)); });
}

void wrong_gradients(Lines& table) {
    table.loop("gradient-of-layer-1",
               [](Parameters& updated, const Parameters&, const Gradients& grads, double rate, int l) {
                   updated[key("W", l)] -= rate * grads.at("dW1");
                   updated[key("b", l)] -= rate * grads.at("db1");
               });
    table.loop("gradient-of-last-layer", [](Parameters& updated, const Parameters& parameters,
                                            const Gradients& grads, double rate, int l) {
        updated[key("W", l)] -= rate * grads.at(key("dW", layers(parameters)));
        updated[key("b", l)] -= rate * grads.at(key("db", layers(parameters)));
    });
    table.loop("gradients-in-reverse", [](Parameters& updated, const Parameters& parameters,
                                          const Gradients& grads, double rate, int l) {
        const int other = layers(parameters) + 1 - l;
        updated[key("W", l)] -= rate * grads.at(key("dW", other));
        updated[key("b", l)] -= rate * grads.at(key("db", other));
    });
    table.loop("dW-for-both",
               [](Parameters& updated, const Parameters&, const Gradients& grads, double rate, int l) {
                   updated[key("W", l)] -= rate * grads.at(key("dW", l));
                   updated[key("b", l)] -= rate * grads.at(key("dW", l));
               });
    table.loop("db-for-both",
               [](Parameters& updated, const Parameters&, const Gradients& grads, double rate, int l) {
                   updated[key("W", l)] -= rate * grads.at(key("db", l));
                   updated[key("b", l)] -= rate * grads.at(key("db", l));
               });
    table.loop("dA-for-dW",
               [](Parameters& updated, const Parameters&, const Gradients& grads, double rate, int l) {
                   updated[key("W", l)] -= rate * grads.at(key("dA", l));
                   updated[key("b", l)] -= rate * grads.at(key("db", l));
               });
    table.wrong("dA-updated-as-well", [](const Parameters& parameters, const Gradients& grads, double rate) {
        Parameters updated = parameters;
        for (const auto& [name, gradient] : grads)
            updated[name.substr(1)] -= rate * gradient;
        return updated;
    });
}

void wrong_results(Lines& table) {
    table.wrong("grads-returned", [](const Parameters& parameters, const Gradients& grads, double rate) {
        const Parameters updated = looped(parameters, grads, rate, 1, layers(parameters));
        return grads;
    });
    table.wrong("nothing-returned", [](const Parameters&, const Gradients&, double) { return Parameters(); });
    table.wrong("gradients-among-parameters",
                [](const Parameters& parameters, const Gradients& grads, double rate) {
                    Parameters updated = grads;
                    for (const auto& [name, theta] : parameters)
                        updated[name] = theta - rate * grads.at("d" + name);
                    return updated;
                });
    const auto under = [&](const char* id, bool copy, std::string (*place)(const char* kind, int l, int L)) {
        table.wrong(id, [=](const Parameters& parameters, const Gradients& grads, double rate) {
            Parameters updated;
            if (copy)
                updated = parameters;
            const int L = layers(parameters);
            for (int l = 1; l <= L; ++l)
                for (const char* kind : {"W", "b"})
                    if (const std::string name = place(kind, l, L); !name.empty())
                        updated[name] = parameters.at(key(kind, l)) - rate * grads.at('d' + key(kind, l));
            return updated;
        });
    };
    under("stored-under-dW", true, [](const char* kind, int l, int) { return 'd' + key(kind, l); });
    under("stored-one-lower", true, [](const char* kind, int l, int) { return key(kind, l - 1); });
    under("stored-one-higher", true, [](const char* kind, int l, int) { return key(kind, l + 1); });
    under("stored-without-number", true, [](const char* kind, int, int) { return std::string(kind); });
    under("only-W-returned", false,
          [](const char* kind, int l, int) { return *kind == 'W' ? key(kind, l) : ""; });
    under("only-b-returned", false,
          [](const char* kind, int l, int) { return *kind == 'b' ? key(kind, l) : ""; });
    under("last-layer-missing", false,
          [](const char* kind, int l, int L) { return l < L ? key(kind, l) : ""; });
    under("first-layer-missing", false,
          [](const char* kind, int l, int) { return l > 1 ? key(kind, l) : ""; });
    under("W-and-b-swapped", false,
          [](const char* kind, int l, int) { return key(*kind == 'W' ? "b" : "W", l); });
}

void right(Lines& table) {
    table.right("the notebook's loop", [](const Parameters& parameters, const Gradients& grads, double rate) {
        return looped(parameters, grads, rate, 1, layers(parameters));
    });
    table.right("over the dictionary", [](const Parameters& parameters, const Gradients& grads, double rate) {
        Parameters updated;
        for (const auto& [name, theta] : parameters)
            updated[name] = theta - rate * grads.at("d" + name);
        return updated;
    });
    table.right("in place, counted from 0",
                [](const Parameters& parameters, const Gradients& grads, double rate) {
                    Parameters updated = parameters;
                    for (int l = 0; l < layers(parameters); ++l) {
                        updated[key("W", l + 1)] -= rate * grads.at(key("dW", l + 1));
                        updated[key("b", l + 1)] -= rate * grads.at(key("db", l + 1));
                    }
                    return updated;
                });
    table.right("element by element", [](const Parameters& parameters, const Gradients& grads, double rate) {
        Parameters updated = parameters;
        for (auto& [name, theta] : updated)
            for (arma::uword i = 0; i < theta.n_elem; ++i)
                theta(i) -= rate * grads.at("d" + name)(i);
        return updated;
    });
    table.right("the opposite direction added, backwards",
                [](const Parameters& parameters, const Gradients& grads, double rate) {
                    Parameters updated = parameters;
                    for (int l = layers(parameters); l >= 1; --l)
                        for (const std::string& name : {key("b", l), key("W", l)}) {
                            const mat change = -grads.at('d' + name) * rate;
                            updated.at(name) = change + parameters.at(name);
                        }
                    return updated;
                });
}

} // namespace

Parameters dnn::update_parameters(const Parameters& parameters, const Gradients& grads,
                                  double learning_rate) {
    return current(parameters, grads, learning_rate);
}

std::vector<Variant> variants() {
    Lines table(current);
    wrong_steps(table);
    wrong_lines(table);
    wrong_layers(table);
    wrong_gradients(table);
    wrong_results(table);
    right(table);
    return table.all();
}
