// What wrong results look like beside the right ones, where nothing is known of the mistake behind them.
#include "testcases/compare.hpp"
#include "testcases/misconceptions.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace testcases {
namespace {

using arma::mat, arma::uword;

// ---- One matrix beside another ----

/// The wrong matrices of one name, or of all layers' names.
struct Pairs {
    std::vector<mat> got, right;
    std::vector<Sizes> sizes;
};

/// True if f holds for every pair.
template <typename F>
bool for_all(const Pairs& pairs, const F& f) {
    for (std::size_t i = 0; i < pairs.got.size(); ++i)
        if (!f(pairs.got[i], pairs.right[i]))
            return false;
    return true;
}

std::string number(double x) {
    char text[40];
    std::snprintf(text, sizeof text, "%.4g", x);
    return text;
}

/// The one c of got = c·right, or NaN.
double factor(const mat& got, const mat& right) {
    const uword largest = arma::abs(right).index_max();
    const double c = right(largest) == 0 ? arma::datum::nan : got(largest) / right(largest);
    return std::isfinite(c) && agree(got, c * right) ? c : arma::datum::nan;
}

/// The one c of got = right + c, or NaN.
double offset(const mat& got, const mat& right) {
    const double c = got(0) - right(0);
    return agree(got, right + c) ? c : arma::datum::nan;
}

bool same_in_all(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [&](double value) {
        return std::abs(value - values[0]) <= 1e-6 * std::abs(values[0]); // false for NaN
    });
}

/// "m times", "1/m times", "3 times" …: what all the factors have in common. "" if nothing.
std::string common_factor(const std::vector<double>& factors, const std::vector<Sizes>& sizes) {
    struct Law {
        const char *before, *after;
        double (*of)(double);
    };
    static constexpr Law laws[] = {{"", "", [](double n) { return n; }},
                                   {"1/", "", [](double n) { return 1 / n; }},
                                   {"√", "", [](double n) { return std::sqrt(n); }},
                                   {"1/√", "", [](double n) { return 1 / std::sqrt(n); }},
                                   {"", "²", [](double n) { return n * n; }},
                                   {"1/", "²", [](double n) { return 1 / n / n; }}};
    if (factors.size() > 1 && same_in_all(factors))
        return number(factors[0]) + " times";
    for (std::size_t s = 0; s < sizes[0].size(); ++s)
        for (const Law& law : laws)
            for (const double sign : {1.0, -1.0}) {
                bool holds = factors.size() > 1;
                for (std::size_t i = 0; holds && i < factors.size(); ++i)
                    holds = std::abs(factors[i] - sign * law.of(sizes[i][s].second)) <=
                            1e-6 * std::abs(factors[i]);
                if (holds)
                    return (sign < 0 ? "-" : "") + std::string(law.before) + sizes[0][s].first + law.after +
                           " times";
            }
    return "";
}

/// got = f(right), element by element.
std::string function_of_right(const Pairs& pairs) {
    struct Function {
        const char* words;
        double (*of)(double);
    };
    static constexpr Function functions[] = {
        {"what it should be without the signs, all positive", [](double x) { return std::abs(x); }},
        {"1 minus what it should be", [](double x) { return 1 - x; }},
        {"1 divided by what it should be", [](double x) { return 1 / x; }},
        {"the square of what it should be", [](double x) { return x * x; }},
        {"the square root of what it should be", [](double x) { return std::sqrt(x); }},
        {"what it should be, with 0 in place of everything negative", [](double x) { return x > 0 ? x : 0; }},
        {"what it should be, with 0 in place of everything positive", [](double x) { return x < 0 ? x : 0; }},
        {"the sigmoid of what it should be", [](double x) { return 1 / (1 + std::exp(-x)); }},
        {"the tanh of what it should be", [](double x) { return std::tanh(x); }},
        {"the exponential of what it should be", [](double x) { return std::exp(x); }},
        {"the logarithm of what it should be", [](double x) { return std::log(x); }},
        {"rounded to 0 or 1", [](double x) { return x > 0.5 ? 1.0 : 0.0; }},
        {"1 where it should be positive, and 0 elsewhere", [](double x) { return x > 0 ? 1.0 : 0.0; }}};
    if (pairs.got.size() < 2) // one number alone could be any of them
        return "";
    for (const Function& f : functions)
        if (for_all(pairs, [&](const mat& got, mat right) {
                return right.transform(f.of).is_finite() && agree(got, right);
            }))
            return f.words;
    return "";
}

/// Which lines differ, if it is the first, the last, or all but one of these: "row", "column".
template <typename Line>
std::string lines(const Pairs& pairs, const char* name, const uword mat::*count, const Line& line) {
    bool only_first = true, only_last = true, all_but_first = true, all_but_last = true;
    for (std::size_t i = 0; i < pairs.got.size(); ++i) {
        const uword n = pairs.got[i].*count;
        if (n < 2)
            return "";
        for (uword k = 0; k < n; ++k) {
            const bool wrong = !agree(line(pairs.got[i], k), line(pairs.right[i], k));
            only_first = only_first && wrong == (k == 0);
            only_last = only_last && wrong == (k == n - 1);
            all_but_first = all_but_first && wrong == (k != 0);
            all_but_last = all_but_last && wrong == (k != n - 1);
        }
    }
    const std::string line_name = name;
    return only_first      ? "wrong in its first " + line_name + " alone"
           : only_last     ? "wrong in its last " + line_name + " alone"
           : all_but_first ? "right in its first " + line_name + " alone"
           : all_but_last  ? "right in its last " + line_name + " alone"
                           : "";
}

mat row(const mat& M, uword i) {
    return M.row(i);
}

mat column(const mat& M, uword j) {
    return M.col(j);
}

/// True if all columns are as the first.
bool equal_columns(const mat& M) {
    return M.n_cols > 1 && agree(M, arma::repmat(M.col(0), 1, M.n_cols));
}

bool equal_rows(const mat& M) {
    return equal_columns(M.t());
}

/// True if f(got, right) holds for each wrong element and g for each right one, and every matrix has both.
template <typename F, typename G>
bool element_by_element(const Pairs& pairs, const F& f, const G& g) {
    return for_all(pairs, [&](const mat& got, const mat& right) {
        const double allowed = 1e-6 * arma::abs(right).max();
        uword wrong_ones = 0;
        for (uword i = 0; i < got.n_elem; ++i) {
            const bool wrong = !(std::abs(got(i) - right(i)) <= allowed);
            if (!(wrong ? f(got(i), right(i)) : g(got(i), right(i))))
                return false;
            wrong_ones += wrong;
        }
        return wrong_ones < got.n_elem;
    });
}

/// "m", "n_l" or "1": what all these numbers are. "" if nothing.
std::string size_name(const std::vector<uword>& numbers, const std::vector<Sizes>& sizes) {
    if (numbers.size() < 2)
        return "";
    for (std::size_t s = 0; s < sizes[0].size(); ++s) {
        bool holds = true;
        for (std::size_t i = 0; holds && i < numbers.size(); ++i)
            holds = sizes[i][s].second == static_cast<double>(numbers[i]);
        if (holds)
            return sizes[0][s].first;
    }
    return std::all_of(numbers.begin(), numbers.end(), [](uword n) { return n == 1; }) ? "1" : "";
}

std::string shape_name(const std::vector<mat>& matrices, const std::vector<Sizes>& sizes) {
    std::vector<uword> rows, columns;
    for (const mat& M : matrices) {
        rows.push_back(M.n_rows);
        columns.push_back(M.n_cols);
    }
    const std::string n_rows = size_name(rows, sizes), n_cols = size_name(columns, sizes);
    return n_rows.empty() || n_cols.empty() ? "" : '(' + n_rows + ", " + n_cols + ')';
}

std::string wrong_shape(const Pairs& pairs) {
    if (for_all(pairs, [](auto& g, auto&) { return g.is_empty(); }))
        return "empty: nothing was assigned to it";
    if (for_all(pairs, [](auto& g, auto& r) { return agree(g, r.t()); }))
        return "the transpose of what it should be";
    const std::string got = shape_name(pairs.got, pairs.sizes), right = shape_name(pairs.right, pairs.sizes);
    if (!got.empty() && !right.empty())
        return "a matrix of shape " + got + ", where it should be " + right;
    if (for_all(pairs, [](auto& g, auto& r) { return g.n_rows == r.n_cols && g.n_cols == r.n_rows; }))
        return "of the transposed shape: its rows and columns are swapped";
    return "of the shape " + shape(pairs.got[0]) + ", where " + shape(pairs.right[0]) + " was asked for";
}

/// What is said of matrices after their name and "is".
std::string structure(const Pairs& pairs) {
    if (for_all(pairs, [](auto& g, auto& r) { return arma::size(g) != arma::size(r); }))
        return wrong_shape(pairs);
    if (!for_all(pairs, [](auto& g, auto& r) { return arma::size(g) == arma::size(r); }))
        return "";
    if (for_all(pairs, [](auto& g, auto&) { return !g.is_finite(); }))
        return "not finite: it holds NaN or infinity. Was something divided by 0, or a log taken of 0?";
    if (for_all(pairs, [](auto& g, auto&) { return arma::abs(g).max() == 0; }))
        return "0 everywhere";
    if (for_all(pairs, [](auto& g, auto& r) { return agree(g, -r); }))
        return "right but for its sign, in every element";
    if (for_all(pairs, [](auto& g, auto& r) { return g.n_rows == g.n_cols && agree(g, r.t()); }))
        return "the transpose of what it should be";
    std::vector<double> factors, offsets;
    for (std::size_t i = 0; i < pairs.got.size(); ++i) {
        factors.push_back(factor(pairs.got[i], pairs.right[i]));
        offsets.push_back(offset(pairs.got[i], pairs.right[i]));
    }
    if (const std::string times = common_factor(factors, pairs.sizes); !times.empty())
        return times + " what it should be, in every element";
    if (offsets.size() > 1 && same_in_all(offsets))
        return "off by " + number(offsets[0]) + " in every element";
    if (const std::string words = function_of_right(pairs); !words.empty())
        return words;
    if (const std::string words = lines(pairs, "row", &mat::n_rows, row); !words.empty())
        return words;
    if (const std::string words = lines(pairs, "column", &mat::n_cols, column); !words.empty())
        return words;
    if (for_all(pairs, [](auto& g, auto& r) { return equal_columns(g - r); }))
        return "off by one number in each row, the same in all columns: look at what is added to every "
               "column";
    if (for_all(pairs, [](auto& g, auto& r) { return equal_rows(g - r); }))
        return "off by one number in each column, the same in all rows: look at what is added to every row";
    if (for_all(pairs, [](auto& g, auto& r) { return equal_columns(g) && !equal_columns(r); }))
        return "the same in every column, as if there were one example";
    if (for_all(pairs, [](auto& g, auto& r) { return equal_rows(g) && !equal_rows(r); }))
        return "the same in every row, as if there were one unit";
    if (for_all(pairs, [](auto& g, auto& r) {
            return agree(arma::sort(arma::vectorise(g)), arma::sort(arma::vectorise(r)));
        }))
        return "made of the right numbers, at the wrong places";
    const auto any = [](double, double) { return true; };
    if (element_by_element(
            pairs, [](double g, double) { return g == 0; }, any))
        return "right, but for elements that are 0 and should not be";
    if (element_by_element(
            pairs, [](double, double r) { return r < 0; }, [](double, double r) { return r >= 0; }))
        return "right where it should be positive, and wrong in every element that should be negative";
    if (element_by_element(
            pairs, [](double, double r) { return r > 0; }, [](double, double r) { return r <= 0; }))
        return "right where it should be negative or 0, and wrong in every element that should be positive";
    return "";
}

// ---- All results of a call ----

/// A result's name without its layer: "W3" is W of layer 3, "caches[2]'s Z" is the cache's Z of layer 3.
struct Name {
    std::string kind;
    int layer; // 0: it has none
};

Name parsed(const std::string& name) {
    const std::size_t from = name.find_first_of("0123456789");
    if (from == std::string::npos)
        return {name, 0};
    const std::size_t to = std::min(name.find_first_not_of("0123456789", from), name.size());
    const int index = std::stoi(name.substr(from, to - from));
    if (name[0] == 'c') // caches[0] is the first layer's
        return {"cache" + name.substr(to + 1), index + 1};
    const std::string kind = name.substr(0, from) + name.substr(to);
    return {kind, kind == "dA" ? index + 1 : index}; // dA0 comes out of the first layer
}

const mat* find(const Results& results, const std::string& name) {
    const auto found = std::find_if(results.begin(), results.end(),
                                    [&](const auto& result) { return result.first == name; });
    return found == results.end() ? nullptr : &found->second;
}

/// Where a kind's results satisfy something, over the inputs where one of them does.
class Places {
public:
    /// One input: its layers of this kind, and those of them where it holds.
    void add(const std::set<int>& layers, const std::set<int>& where, const std::vector<std::string>& names) {
        if (where.empty())
            return;
        const int first = *layers.begin(), last = *layers.rbegin();
        names_.insert(names.begin(), names.end());
        several_ = several_ || layers.size() > 1;
        all_ = all_ && where == layers;
        only_first_ = only_first_ && where == std::set{first};
        only_last_ = only_last_ && where == std::set{last};
        std::set<int> others = layers;
        others.erase(first);
        all_but_first_ = all_but_first_ && where == others;
        others = layers;
        others.erase(last);
        all_but_last_ = all_but_last_ && where == others;
    }
    /// "every W", "the last layer's W", "W1"
    std::string words(const std::string& kind) const {
        if (names_.size() == 1)
            return *names_.begin();
        if (all_ && several_)
            return "every " + kind;
        if (only_last_)
            return "the last " + (kind.starts_with("cache") ? kind : "layer's " + kind);
        if (only_first_)
            return *names_.begin();
        if (all_but_first_ || all_but_last_)
            return "every " + kind + " but the " + (all_but_first_ ? "first" : "last");
        if (names_.size() > 3)
            return "some of the layers' " + kind;
        std::string list;
        for (const std::string& name : names_)
            list += (list.empty() ? "each of " : ", ") + name;
        return list;
    }
    bool empty() const { return names_.empty(); }

private:
    std::set<std::string> names_;
    bool several_ = false, all_ = true, only_first_ = true, only_last_ = true, all_but_first_ = true,
         all_but_last_ = true;
};

/// The kinds of results, in their order.
std::vector<std::string> kinds(const std::vector<Answer>& right) {
    std::vector<std::string> all;
    for (const Answer& answer : right)
        for (const auto& [name, value] : answer.results)
            if (const std::string kind = parsed(name).kind;
                std::find(all.begin(), all.end(), kind) == all.end())
                all.push_back(kind);
    return all;
}

/// What is said of the results of one kind.
struct Kind {
    Places all, wrong, missing;
    Pairs pairs;                          // the wrong ones
    std::vector<const Answer*> right;     // beside each of them
    std::vector<int> layers;              // of each of them
    std::map<std::string, Pairs> by_name; // the same, by their full names
};

Kind look_at(const std::string& kind, const std::vector<Answer>& got, const std::vector<Answer>& right,
             const std::vector<Sizes>& sizes) {
    Kind all;
    for (std::size_t i = 0; i < got.size(); ++i) {
        if (!got[i].thrown.empty())
            continue;
        std::set<int> layers, wrong, missing;
        std::vector<std::string> names, wrong_names, missing_names;
        for (const auto& [name, value] : right[i].results) {
            const Name of = parsed(name);
            if (of.kind != kind)
                continue;
            layers.insert(of.layer);
            names.push_back(name);
            const mat* its = find(got[i].results, name);
            if (its == nullptr) {
                missing.insert(of.layer);
                missing_names.push_back(name);
            } else if (!agree(*its, value)) {
                wrong.insert(of.layer);
                wrong_names.push_back(name);
                for (Pairs* pairs : {&all.pairs, &all.by_name[name]}) {
                    pairs->got.push_back(*its);
                    pairs->right.push_back(value);
                    pairs->sizes.push_back(sizes[i]);
                }
                all.right.push_back(&right[i]);
                all.layers.push_back(of.layer);
            }
        }
        all.all.add(layers, layers, names);
        all.wrong.add(layers, wrong, wrong_names);
        all.missing.add(layers, missing, missing_names);
    }
    return all;
}

bool has_layers(const std::string& kind, const Kind& beside) {
    const Results& results = beside.right[0]->results;
    return std::any_of(results.begin(), results.end(), [&](const auto& result) {
        const Name name = parsed(result.first);
        return name.kind == kind && name.layer > 0;
    });
}

/// "Z of the same layer" if that is what the wrong ones hold.
std::string held(const Kind& wrong, const std::vector<std::string>& all_kinds) {
    for (const std::string& other : all_kinds)
        for (const int shift : {0, 1, -1}) {
            std::size_t held = 0, others = 0;
            for (std::size_t i = 0; i < wrong.pairs.got.size(); ++i)
                for (const auto& [name, value] : wrong.right[i]->results) {
                    const Name of = parsed(name);
                    const int layer =
                        of.layer == 0 || wrong.layers[i] == 0 ? of.layer : wrong.layers[i] + shift;
                    if (of.kind != other || of.layer != layer)
                        continue;
                    ++others;
                    held += arma::abs(value).max() > 0 && agree(wrong.pairs.got[i], value);
                }
            if (held < 2 || held < others)
                continue;
            if (wrong.layers[0] == 0 || !has_layers(other, wrong))
                return other;
            return other + " of the " +
                   (shift == 0  ? "same layer"
                    : shift > 0 ? "next layer"
                                : "layer before");
        }
    return "";
}

/// Keys that nobody asked for.
std::string keys_too_many(const std::vector<Answer>& got, const std::vector<Answer>& right) {
    for (std::size_t i = 0; i < got.size(); ++i)
        for (const auto& [name, value] : got[i].results) {
            if (find(right[i].results, name) || name.starts_with("caches["))
                continue;
            for (const auto& [asked, expected] : right[i].results)
                if (!find(got[i].results, asked) && arma::abs(expected).max() > 0 && agree(value, expected))
                    return "What should be under the key \"" + asked + "\" is under \"" + name + "\".\n";
            return "There is a key \"" + name + "\", which is none of those that were asked for.\n";
        }
    return "";
}

/// "dW, db and dA"
std::string enumeration(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 < words.size() ? ", " : " and ") + words[i];
    return text + (words.size() == 1 ? " is" : " are");
}

std::string sentence(std::string words) {
    const bool is_name = words.size() > 1 && !std::islower(static_cast<unsigned char>(words[1]));
    if (!is_name && !words.starts_with("caches")) // W1, dW and caches[0] are written as they are in the code
        words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
    return words + (words.ends_with('?') ? "\n" : ".\n");
}

/// "caches[1]'s linear.A": what is wrong first on the way forward; all that follows may be wrong for that reason alone.
std::string first_wrong_cache(const Answer& got, const Answer& right) {
    for (int l = 0;; ++l)
        for (const char* part : {"linear.A", "linear.W", "linear.b", "Z"}) {
            const std::string name = "caches[" + std::to_string(l) + "]'s " + part;
            const mat *its = find(got.results, name), *expected = find(right.results, name);
            if (its == nullptr || expected == nullptr)
                return "";
            if (!agree(*its, *expected))
                return name;
        }
}

/// The layer whose gradients are wrong first on the way back; 0 if there is none.
int first_wrong_gradients(const Answer& got, const Answer& right) {
    int layer = 0;
    for (const auto& [name, value] : right.results) {
        const Name of = parsed(name);
        const mat* its = find(got.results, name);
        if (of.kind.starts_with('d') && its != nullptr && !agree(*its, value))
            layer = std::max(layer, of.layer);
    }
    return layer;
}

/// Where a chain of layers goes wrong, of the first input of which this can be said.
std::string first_of_chain(const std::vector<Answer>& got, const std::vector<Answer>& right) {
    for (std::size_t i = 0; i < got.size(); ++i) {
        if (!got[i].thrown.empty() || agree(got[i], right[i]))
            continue;
        if (const std::string name = first_wrong_cache(got[i], right[i]); !name.empty()) {
            const int layer = parsed(name).layer;
            const std::string of = "layer " + std::to_string(layer),
                              before =
                                  layer == 1 ? "X" : "the activations of layer " + std::to_string(layer - 1);
            return "on the way forward " + name + " is wrong first" +
                   (name.ends_with("linear.A") ? ": what went into " + of + ", " + before : ", of " + of) +
                   ". Look there before you look at what follows from it";
        }
        if (const int layer = first_wrong_gradients(got[i], right[i]); layer > 1)
            return "on the way back the gradients of layer " + std::to_string(layer) +
                   " are wrong first. Look there before you look at the layers below it";
    }
    return "";
}

/// What is said of a kind as a whole, or of its matrices one by one; "" if there are no words for it.
std::string words_of(const std::string& kind, const Kind& its, const std::vector<std::string>& all_kinds) {
    const std::string label = its.wrong.words(kind);
    if (kind == "the number of caches")
        return sentence("caches has " + number(its.pairs.got[0](0)) + " entries, where there should be " +
                        number(its.pairs.right[0](0)) + ", one for each layer");
    if (const std::string other = held(its, all_kinds); !other.empty())
        return sentence(label + " holds what belongs into " + other);
    if (const std::string words = structure(its.pairs); !words.empty())
        return sentence(label + " is " + words);
    std::string text;
    if (its.by_name.size() > 1 && its.by_name.size() <= 3)
        for (const auto& [name, pairs] : its.by_name)
            if (const std::string words = structure(pairs); !words.empty())
                text += sentence(name + " is " + words);
    return text;
}

} // namespace

std::string describe_differences(const std::vector<Answer>& got, const std::vector<Answer>& right,
                                 const std::vector<Sizes>& sizes) {
    bool ran = false; // and was wrong
    for (std::size_t i = 0; i < got.size(); ++i)
        ran = ran || (got[i].thrown.empty() && !agree(got[i], right[i]));
    if (!ran)
        return "";
    const std::vector<std::string> all_kinds = kinds(right);
    std::string text = keys_too_many(got, right);
    std::vector<std::string> wrong_ones, right_ones;
    for (const std::string& kind : all_kinds) {
        const Kind its = look_at(kind, got, right, sizes);
        if (!its.missing.empty() && !kind.starts_with("cache")) // their number says it
            text += sentence(its.missing.words(kind) + " is missing");
        if (its.wrong.empty()) {
            if (its.missing.empty())
                right_ones.push_back(its.all.words(kind));
            continue;
        }
        const std::string words = words_of(kind, its, all_kinds);
        text += words;
        if (words.empty())
            wrong_ones.push_back(its.wrong.words(kind));
    }
    if (!wrong_ones.empty()) {
        const std::string first = first_of_chain(got, right);
        if (!first.empty())
            text = sentence(first) + text;
        else if (!right_ones.empty() || !text.empty())
            text += sentence(enumeration(wrong_ones) + " wrong");
    }
    if (!text.empty() && !right_ones.empty())
        text += sentence(enumeration(right_ones) + " right");
    if (!text.empty())
        text.pop_back(); // the last line's end
    return text;
}

} // namespace testcases
