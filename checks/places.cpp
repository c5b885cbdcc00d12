#include "checks/places.hpp"

#include "checks/recognition.hpp"

#include <algorithm>
#include <cstdlib>

namespace checks {

ResultName name_of(const std::string& result) {
    const std::size_t from = result.find_first_of("0123456789");
    if (from == std::string::npos)
        return {result, 0};
    const std::size_t to = std::min(result.find_first_not_of("0123456789", from), result.size());
    constexpr long most = 1'000'000; // a key may have any digits
    const int index = static_cast<int>(std::min(std::strtol(result.c_str() + from, nullptr, 10), most));
    if (result.starts_with("caches[") && to < result.size()) // caches[0] is the first layer's
        return {"cache" + result.substr(to + 1), index + 1};
    const std::string kind = result.substr(0, from) + result.substr(to);
    return {kind, kind == "dA" ? index + 1 : index}; // dA0 comes out of the first layer
}

std::string kind_of_result(const std::string& name) {
    return name_of(name).kind;
}

void Places::add(const std::set<int>& layers, const std::set<int>& where,
                 const std::vector<std::string>& names) {
    not_everywhere_ = not_everywhere_ || (where.empty() && !layers.empty());
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

std::string Places::words(const std::string& kind) const {
    if (names_.size() == 1 || only_first_)
        return *names_.begin();
    if (all_ && several_)
        return "every " + kind;
    if (only_last_)
        return "the last " + (kind.starts_with("cache") ? kind : "layer's " + kind);
    if (all_but_first_ || all_but_last_)
        return "every " + kind + " but the " + (all_but_first_ ? "first" : "last");
    if (names_.size() > 3)
        return "some of the layers' " + kind;
    std::string list;
    for (const std::string& name : names_)
        list += (list.empty() ? "each of " : ", ") + name;
    return list;
}

} // namespace checks
