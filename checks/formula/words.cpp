// What explain() found, in words.
#include "checks/exceptions.hpp"
#include "checks/formula/explain.hpp"
#include "checks/structure.hpp"

#include <algorithm>

namespace checks::formula {
namespace {

/// "W2, W3 and b1"
Wording listed(const std::vector<Wording>& names) {
    Wording all;
    for (std::size_t i = 0; i < names.size(); ++i)
        all += ours(i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return all;
}

bool is_plural(const Wording& name) {
    return name.text == "costs";
}

/// "Besides, W2 and W3 are missing." of those that are alike.
Wording besides(const std::vector<Unexplained>& alike) {
    using What = Unexplained::What;
    const Unexplained& first = alike[0];
    const Wording begun =
        ours(first.its_case.empty() ? "Besides, " : "Besides, for " + first.its_case + ", ");
    if (first.what == What::threw) {
        const std::optional<Wording> words = explained_exception(first.exception, {});
        return begun + "it threw an exception" + (words ? ": " + *words : Wording("")) + ".";
    }
    std::vector<Wording> names;
    for (const Unexplained& its : alike)
        names.push_back(its.is_asked ? ours(its.result) : chosen(its.result, "something else"));
    const bool several = names.size() > 1;
    const Wording verb = several || is_plural(names[0]) ? " are " : " is ";
    if (first.factor != 0) // a function could choose it
        return begun + listed(names) + verb + chosen(checks::number(first.factor), "some") + " times what " +
               (several || is_plural(names[0]) ? "they" : "it") + " should be.";
    return begun + listed(names) + verb +
           (first.what == What::missing ? "missing."
            : first.what == What::empty ? several ? "empty: nothing was assigned to them, or something empty."
                                                  : "empty: nothing was assigned to it, or something empty."
                                        : "wrong in another way.");
}

bool are_alike(const Unexplained& a, const Unexplained& b) {
    return a.what == b.what && a.its_case == b.its_case &&
           checks::number(a.factor) == checks::number(b.factor) && a.what != Unexplained::What::threw;
}

/// What is so in all cases is said once, without them.
std::vector<Unexplained> without_common_cases(const Explained& explained) {
    std::vector<Unexplained> all;
    for (const Unexplained& its : explained.unexplained) {
        const auto same = [&](const Unexplained& other) {
            return its.what != Unexplained::What::threw && other.what == its.what &&
                   other.result == its.result && checks::number(other.factor) == checks::number(its.factor);
        };
        const auto cases = static_cast<std::size_t>(
            std::count_if(explained.unexplained.begin(), explained.unexplained.end(), same));
        if (cases < 2 || cases < explained.cases)
            all.push_back(its);
        else if (std::none_of(all.begin(), all.end(), same)) {
            all.push_back(its);
            all.back().its_case.clear();
        }
    }
    return all;
}

void add_ids(const Node& node, std::vector<std::string>& ids) {
    if (node.mistakes)
        for (const Mistake& mistake : *node.mistakes)
            ids.push_back(mistake.id);
    for (const Node& of : node.of)
        add_ids(of, ids);
}

} // namespace

std::vector<std::string> known_ids(const std::string& function) {
    std::vector<std::string> ids;
    for (const std::string& name : {function, function + '\''})
        if (const Function* its = library().find(name))
            add_ids(its->body, ids);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

std::optional<Diagnosis> diagnosis_of(const Explained& explained) {
    if (explained.slips.empty() && explained.keys.empty())
        return std::nullopt;
    Wording words = explained.keys;
    Diagnosis diagnosis;
    std::vector<std::string> looks;
    if (!words.empty()) {
        diagnosis.mistakes.push_back({"other-keys", words.safe});
        looks.emplace_back(
            "A map finds a key by exactly its characters: the letters, then the layer's number, as in "
            "\"W\" + std::to_string(l).");
    }
    for (const Slip& slip : explained.slips) {
        diagnosis.mistakes.push_back({slip.id, slip.seen});
        std::string which;
        if (slip.cases.size() < explained.cases ||
            (explained.cases == 1 && !slip.cases.empty() && !slip.cases[0].empty()))
            for (std::size_t i = 0; i < slip.cases.size(); ++i)
                which += (i == 0 ? "For " : " and ") + slip.cases[i];
        const bool says_which = slip.seen.starts_with(which);
        words += ours((words.empty() ? "" : "\n") + (says_which ? "" : which + ": ") + slip.seen);
        if (!slip.look.empty() && std::find(looks.begin(), looks.end(), slip.look) == looks.end())
            looks.push_back(slip.look);
    }
    std::vector<Unexplained> left = without_common_cases(explained);
    while (!left.empty()) {
        std::vector<Unexplained> alike{left[0]}, others;
        for (std::size_t i = 1; i < left.size(); ++i)
            (are_alike(left[0], left[i]) ? alike : others).push_back(left[i]);
        words += "\n" + besides(alike);
        left = others;
    }
    for (const std::string& look : looks)
        words += ours('\n' + look);
    diagnosis.text = words.text;
    diagnosis.safe = words.safe;
    return diagnosis;
}

} // namespace checks::formula
