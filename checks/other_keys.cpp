#include "checks/other_keys.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace checks {
namespace {

constexpr char number_sign = '#';

/// "W#" and 12 of W12; a key without a number has -1.
struct Form {
    std::string text;
    int number = -1;
};

Form form_of(const std::string& name) {
    constexpr const char* digits = "0123456789";
    constexpr std::size_t most_digits = 6; // a key may be any text
    const std::size_t from = name.find_first_of(digits);
    if (from == std::string::npos)
        return {name, -1};
    const std::size_t to = std::min(name.find_first_not_of(digits, from), name.size());
    if (to - from > most_digits)
        return {name, -1};
    return {name.substr(0, from) + number_sign + name.substr(to), std::stoi(name.substr(from, to - from))};
}

std::string key_of(const std::string& form, int number) {
    const std::size_t at = form.find(number_sign);
    return form.substr(0, at) + std::to_string(number) + form.substr(at + 1);
}

/// "dw" of "dW#" and "d w #": what is left without capitals, spaces and signs.
std::string letters_of(const std::string& form) {
    std::string letters;
    for (const char c : form)
        if (std::isalpha(static_cast<unsigned char>(c)))
            letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return letters;
}

/// Of a dictionary, and no name of ours: "caches[0]'s Z", "the number of caches".
bool is_key(const std::string& name) {
    return name.find('[') == std::string::npos && !name.starts_with("the ");
}

/// Where the results of one form belong.
struct Home {
    std::string form;
    std::map<std::string, std::string> keys; // by the key they are under, in the first answer that has some
    bool has_numbers = true;                 // or all layers share one key
};

class KeySearch {
public:
    KeySearch(const std::vector<Answer>& its_got, const std::vector<Answer>& its_right)
        : got(its_got), right(its_right) {
        for (const Answer& answer : right)
            for (const auto& [name, value] : answer.results)
                if (is_key(name) && form_of(name).number >= 0)
                    asked.insert(form_of(name).text);
    }

    std::optional<OtherKeys> found() {
        OtherKeys all{got, {}};
        bool any = false;
        for (const std::string& form : other_forms())
            if (const std::optional<Home> home = home_of(form)) {
                any = true;
                move(form, *home, all.answers);
                all.words += (all.words.empty() ? "" : "\n") + sentence(*home);
            }
        return any ? std::optional(all) : std::nullopt;
    }

private:
    std::set<std::string> other_forms() const {
        std::set<std::string> others;
        for (std::size_t i = 0; i < got.size(); ++i)
            for (const auto& [name, value] : got[i].results)
                if (is_key(name) && !asked.contains(form_of(name).text) && find(right[i], name) == nullptr)
                    others.insert(form_of(name).text);
        constexpr std::size_t many = 10;
        return others.size() > many ? std::set<std::string>() : others;
    }

    std::optional<Home> home_of(const std::string& form) const {
        std::optional<Home> home;
        const bool numbered = form.find(number_sign) != std::string::npos;
        for (const std::string& one : asked)
            if (numbered && letters_of(one) == letters_of(form))
                if (const std::optional<Home> by_letters = fitting(form, one, false)) {
                    if (home)
                        return std::nullopt;
                    home = by_letters;
                }
        for (const std::string& one : asked)
            if (const std::optional<Home> by_value = fitting(form, one, true); by_value && !home)
                home = by_value;
        return home;
    }

    /// Whether all results of a form belong under the keys of another one: none of which is right already.
    std::optional<Home> fitting(const std::string& form, const std::string& other, bool by_value) const {
        const bool numbered = form.find(number_sign) != std::string::npos;
        Home home{other, {}, numbered};
        std::size_t inputs = 0;
        for (std::size_t i = 0; i < got.size(); ++i) {
            std::map<std::string, std::string> keys;
            for (const auto& [name, value] : got[i].results) {
                const Form its = form_of(name);
                if (its.text != form)
                    continue;
                const std::string key = numbered ? key_of(other, its.number) : key_with(value, other, i);
                const arma::mat *expected = find(right[i], key), *there = find(got[i], key);
                if (expected == nullptr || (there != nullptr && agree(*there, *expected)) ||
                    (by_value && (expected->is_zero() || !agree(value, *expected))))
                    return std::nullopt;
                keys[name] = key;
            }
            inputs += keys.empty() ? 0 : 1;
            if (keys.size() > home.keys.size())
                home.keys = keys;
        }
        constexpr std::size_t fewest = 2; // to prove something
        return inputs < fewest ? std::nullopt : std::optional(home);
    }

    /// The key of this form that a right answer has for the value.
    std::string key_with(const arma::mat& value, const std::string& form, std::size_t i) const {
        for (const auto& [name, expected] : right[i].results)
            if (is_key(name) && form_of(name).text == form && agree(value, expected))
                return name;
        return "";
    }

    /// If all layers share one key, all but one layer's results are lost, and nothing else can be said of them.
    void move(const std::string& form, const Home& home, std::vector<Answer>& answers) const {
        for (std::size_t i = 0; i < answers.size(); ++i) {
            std::map<std::string, arma::mat> all(answers[i].results.begin(), answers[i].results.end());
            for (const auto& [name, value] : got[i].results)
                if (const Form its = form_of(name); its.text == form) {
                    all.erase(name);
                    if (home.has_numbers)
                        all[key_of(home.form, its.number)] = value;
                }
            if (!home.has_numbers && !answers[i].thrown)
                for (const auto& [name, value] : right[i].results)
                    if (is_key(name) && form_of(name).text == home.form)
                        all[name] = value;
            answers[i].results.assign(all.begin(), all.end());
        }
    }

    Wording sentence(const Home& home) const {
        std::string under, belongs;
        for (const auto& [name, key] : home.keys) {
            under += (under.empty() ? "\"" : ", \"") + name.substr(0, 40) + '"';
            belongs += (belongs.empty() ? "\"" : ", \"") + key + '"';
            if (std::count(under.begin(), under.end(), ',') == 1) // two show how it goes on
                break;
        }
        const std::string more = home.keys.size() > 2 ? ", …" : "";
        if (home.has_numbers)
            return ours("What belongs under " + belongs + more + " is under ") +
                   chosen(under + more, "other keys") + ".";
        const std::string first = key_of(home.form, 1), second = key_of(home.form, 2);
        return ours("What belongs under \"" + first + "\", \"" + second +
                    "\", … is under one key for all layers") +
               chosen(": " + under) + ".";
    }

    const std::vector<Answer>&got, &right;
    std::set<std::string> asked; // forms
};

} // namespace

std::optional<OtherKeys> other_keys(const std::vector<Answer>& got, const std::vector<Answer>& right) {
    return KeySearch(got, right).found();
}

} // namespace checks
