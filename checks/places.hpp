// Of which layers' results something holds, in words.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace checks {

/// A result's name without its layer: "W3" is W of layer 3, "caches[2]'s Z" is the cache's Z of layer 3.
struct ResultName {
    std::string kind;
    int layer; // 0: it has none
};

ResultName name_of(const std::string& result);

/// Where something holds of a kind's results, over the inputs where it holds of any.
class Places {
public:
    /// One input: its layers of this kind, and those of them where it holds.
    void add(const std::set<int>& layers, const std::set<int>& where, const std::vector<std::string>& names);
    /// "every W", "the last layer's W", "W1"
    std::string words(const std::string& kind) const;
    bool empty() const { return names_.empty(); }
    /// Whether there are inputs where it holds of none.
    bool not_everywhere() const { return not_everywhere_; }

private:
    std::set<std::string> names_;
    bool not_everywhere_ = false, several_ = false, all_ = true, only_first_ = true, only_last_ = true,
         all_but_first_ = true, all_but_last_ = true;
};

} // namespace checks
