// Wrong results of a call in words, when the mistake behind them is not known.
#include "checks/places.hpp"
#include "checks/structure.hpp"

#include <algorithm>

namespace checks {
namespace {

using arma::mat;

/// The kinds of results, in the order in which they come.
std::vector<std::string> kinds(const std::vector<Answer>& right) {
    std::vector<std::string> all;
    for (const Answer& answer : right)
        for (const auto& [name, value] : answer.results)
            if (const std::string kind = name_of(name).kind;
                std::find(all.begin(), all.end(), kind) == all.end())
                all.push_back(kind);
    return all;
}

/// What is said of the results of one kind.
struct Kind {
    Places all, wrong, missing;
    Pairs pairs;                          // the wrong ones
    std::vector<const Answer*> right;     // the right answer for each of them
    std::vector<int> layers;              // the layer of each of them
    std::map<std::string, Pairs> by_name; // the same pairs, by their full names
};

Kind look_at(const std::string& kind, const std::vector<Answer>& got, const std::vector<Answer>& right,
             const std::vector<Sizes>& sizes) {
    Kind all;
    for (std::size_t i = 0; i < got.size(); ++i) {
        if (got[i].thrown)
            continue;
        std::set<int> layers, wrong, missing;
        std::vector<std::string> names, wrong_names, missing_names;
        for (const auto& [name, value] : right[i].results) {
            const ResultName of = name_of(name);
            if (of.kind != kind)
                continue;
            layers.insert(of.layer);
            names.push_back(name);
            const mat* its = find(got[i], name);
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

/// "Z of the same layer" if that is what the wrong ones hold.
std::string held(const Kind& wrong, const std::vector<std::string>& all_kinds) {
    for (const std::string& other : all_kinds)
        for (const int shift : {0, 1, -1}) {
            std::size_t held = 0, others = 0;
            bool of_a_layer = false;
            for (std::size_t i = 0; i < wrong.pairs.got.size(); ++i)
                for (const auto& [name, value] : wrong.right[i]->results) {
                    const ResultName of = name_of(name);
                    const int layer =
                        of.layer == 0 || wrong.layers[i] == 0 ? of.layer : wrong.layers[i] + shift;
                    if (of.kind != other || of.layer != layer)
                        continue;
                    ++others;
                    of_a_layer = of.layer > 0;
                    held += arma::abs(value).max() > 0 && agree(wrong.pairs.got[i], value);
                }
            if (held < 2 || held < others)
                continue;
            if (wrong.layers[0] == 0 || !of_a_layer)
                return other;
            return other + " of the " +
                   (shift == 0  ? "same layer"
                    : shift > 0 ? "next layer"
                                : "layer before");
        }
    return "";
}

/// A key that should not be there.
Wording keys_too_many(const std::vector<Answer>& got, const std::vector<Answer>& right) {
    for (std::size_t i = 0; i < got.size(); ++i)
        for (const auto& [name, value] : got[i].results) {
            if (find(right[i], name) || name.starts_with("caches["))
                continue;
            for (const auto& [asked, expected] : right[i].results)
                if (!find(got[i], asked) && arma::abs(expected).max() > 0 && agree(value, expected))
                    return ours("What belongs under the key \"" + asked + "\" is under ") +
                           chosen('"' + name.substr(0, 40) + '"', "another one") + ".\n";
            return "There is a key " + chosen('"' + name.substr(0, 40) + "\", which", "that") +
                   " should not be there.\n";
        }
    return "";
}

/// A name that begins a sentence is written as in the code: db, W1, caches[0].
Wording sentence(Wording words) {
    for (std::string* one : {&words.text, &words.safe}) {
        for (const char* opening : {"each ", "every ", "some ", "the "})
            if (one->starts_with(opening))
                (*one)[0] = static_cast<char>(std::toupper(static_cast<unsigned char>((*one)[0])));
        *one += one->ends_with('?') ? "\n" : ".\n";
    }
    return words;
}

/// "caches[1]'s linear.A": what goes wrong first on the way forward; all that follows may be wrong only for that reason.
std::string first_wrong_cache(const Answer& got, const Answer& right) {
    if (got.results.size() != right.results.size())
        return ""; // those that are there may belong to other layers
    for (int l = 0;; ++l)
        for (const char* part : {"linear.A", "linear.W", "linear.b", "Z"}) {
            std::string name = "caches[" + std::to_string(l) + "]'s " + part;
            const mat *its = find(got, name), *expected = find(right, name);
            if (its == nullptr || expected == nullptr)
                return "";
            if (!agree(*its, *expected))
                return name;
        }
}

/// The layer whose gradients go wrong first on the way back; 0 if there is none.
int first_wrong_gradients(const Answer& got, const Answer& right) {
    int layer = 0;
    for (const auto& [name, value] : right.results) {
        const ResultName of = name_of(name);
        const mat* its = find(got, name);
        if (of.kind.starts_with('d') && its != nullptr && !agree(*its, value))
            layer = std::max(layer, of.layer);
    }
    return layer;
}

/// Where a chain of layers goes wrong, for the first input for which it can be said.
std::string first_of_chain(const std::vector<Answer>& got, const std::vector<Answer>& right) {
    for (std::size_t i = 0; i < got.size(); ++i) {
        if (got[i].thrown || agree(got[i], right[i]))
            continue;
        if (const std::string name = first_wrong_cache(got[i], right[i]); !name.empty()) {
            const int layer = name_of(name).layer;
            const std::string its = "layer " + std::to_string(layer),
                              input =
                                  layer == 1 ? "X" : "the activations of layer " + std::to_string(layer - 1);
            return "In the forward pass, " + name + " is the first to be wrong" +
                   (name.ends_with("linear.A") ? ": " + its + " should get " + input : ", in " + its) +
                   ". Look there before you look at what follows from it";
        }
        if (const int layer = first_wrong_gradients(got[i], right[i]); layer > 1)
            return "In the backward pass, the gradients of layer " + std::to_string(layer) +
                   " are the first to be wrong. Look there before you look at the layers below";
    }
    return "";
}

bool is_number_of(const std::string& kind) {
    return kind.starts_with("the number of");
}

/// A kind in words, as a whole or matrix by matrix; "" if there are none for it.
Wording words_of(const std::string& kind, const Kind& its, const std::vector<std::string>& all_kinds) {
    const Wording label = ours(its.wrong.words(kind));
    if (is_number_of(kind)) {
        const double got = its.pairs.got[0](0), right = its.pairs.right[0](0);
        if (kind == "the number of caches")
            return sentence("caches has " +
                            chosen(number(got) + (got == 1 ? " entry" : " entries"),
                                   got < right ? "too few entries" : "too many entries") +
                            "; it should have " + chosen(number(right) + ", ") + "one per layer");
        return sentence(ours(kind) + " is " +
                        chosen(number(got) + " where it should be " + number(right),
                               got < right ? "too small" : "too large"));
    }
    if (const std::string other = held(its, all_kinds); !other.empty())
        return sentence(label + " holds what belongs in " + ours(other));
    if (const Wording words = structure(its.pairs); !words.empty())
        return sentence(label + " is " + words);
    Wording text;
    if (!its.missing.empty()) // a name may stand for another layer's
        return text;
    if (its.by_name.size() > 1 && its.by_name.size() <= 3)
        for (const auto& [name, pairs] : its.by_name)
            if (const Wording words = structure(pairs); !words.empty())
                text += sentence(ours(name) + " is " + words);
    return text;
}

} // namespace

Wording describe_differences(const std::vector<Answer>& got, const std::vector<Answer>& right,
                             const std::vector<Sizes>& sizes) {
    const std::vector<std::string> all_kinds = kinds(right);
    Wording text = keys_too_many(got, right);
    std::vector<std::string> wrong_ones, right_ones;
    bool other_number = false; // of caches or costs: it says why others are wrong
    for (const std::string& kind : all_kinds) {
        const Kind its = look_at(kind, got, right, sizes);
        if (its.all.empty()) // it threw wherever there should be one
            continue;
        other_number = other_number || (is_number_of(kind) && !its.wrong.empty());
        if (other_number && !is_number_of(kind) && (!its.wrong.empty() || !its.missing.empty()))
            continue;
        if (!its.missing.empty() && !kind.starts_with("cache")) // the number of caches says it
            text += sentence(ours(its.missing.words(kind)) + " is missing" +
                             (its.missing.not_everywhere() ? " for some inputs" : ""));
        if (its.wrong.empty()) {
            if (its.missing.empty())
                right_ones.push_back(its.all.words(kind));
            continue;
        }
        const Wording words = words_of(kind, its, all_kinds);
        text += words;
        if (words.empty())
            wrong_ones.push_back(its.wrong.words(kind));
    }
    if (!wrong_ones.empty()) {
        const std::string first = first_of_chain(got, right);
        if (!first.empty())
            text = sentence(ours(first)) + text;
        else if (!right_ones.empty() || !text.empty())
            text += sentence(ours(enumerated_with_verb(wrong_ones)) + " wrong");
    }
    if (!text.empty() && !right_ones.empty())
        text += sentence(ours(enumerated_with_verb(right_ones)) + " right");
    for (std::string* words : {&text.text, &text.safe})
        if (!words->empty())
            words->pop_back(); // the last line's end
    return text;
}

} // namespace checks
