// Regular expressions, of the kind that std::regex takes by default. It is compiled in pattern.cpp alone: it costs every
// file that uses it three seconds.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace support {

/// What was found, then its groups in their order; "" for a group without a part in it. Empty if nothing was found.
using Parts = std::vector<std::string>;

class Pattern {
public:
    explicit Pattern(const char* expression);

    bool matches(const std::string& whole_text) const;
    Parts parts_of(const std::string& whole_text) const;
    /// At the first place.
    Parts found_in(const std::string& text) const;
    /// At every place, one after the other.
    std::vector<Parts> all_in(const std::string& text) const;
    /// With every place replaced; $1 is the first group.
    std::string replaced(const std::string& text, const std::string& by) const;

private:
    struct Compiled;
    std::shared_ptr<const Compiled> compiled_;
};

} // namespace support
