// The table of an exercise's tests: answers as learners write them, wrong ones with the mistake that must be named, and
// right ones in several styles. Each in turn takes the place of the exercise's function.
#pragma once

#include <functional>
#include <string>
#include <vector>

struct Variant {
    std::string name;          // for a right one, its style
    std::string id;            // for a wrong one, its entry in the catalogue; empty: this one is right
    std::function<void()> use; // puts it in the place of the exercise's function
};

/// Each exercise's own.
std::vector<Variant> variants();

/// Makes the table, where `current` is what the exercise's function forwards to.
template <typename Function>
class Table {
public:
    explicit Table(Function& current) : current_(current) {}

    Table& wrong(const std::string& id, Function function) { return add(id, id, std::move(function)); }
    Table& right(const std::string& style, Function function) { return add(style, "", std::move(function)); }
    std::vector<Variant> all() const { return variants_; }

private:
    Table& add(const std::string& name, const std::string& id, Function function) {
        variants_.push_back(
            {name, id, [this_one = std::move(function), &current = current_] { current = this_one; }});
        return *this;
    }

    Function& current_;
    std::vector<Variant> variants_;
};
