#include "checks/formula/puzzle.hpp"

#include "checks/formula/deriver.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace checks::formula {
namespace {

constexpr std::size_t wrong_lines = 3;

/// "W[l]" of "parameters.W[l]", and "W1" of "W[1]": as the lessons write it.
std::string as_in_lessons(std::string line) {
    for (std::size_t at = line.find('['); at != std::string::npos; at = line.find('[', at + 1)) {
        const std::size_t end = line.find_first_not_of("0123456789", at + 1);
        if (end != std::string::npos && end > at + 1 && line[end] == ']')
            line.erase(end, 1).erase(at, 1);
    }
    for (const std::string owner : {"parameters.", "grads.", "updated."})
        for (std::size_t at = line.find(owner); at != std::string::npos; at = line.find(owner, at))
            line.erase(at, owner.size());
    return line;
}

/// "dA_prev" put into "grads.dA[l - 1]".
bool is_stored(const Node& statement) {
    return statement.op == Op::assign && statement.of.size() == 2 && statement.of[0].op != Op::name &&
           statement.of[1].op == Op::name;
}

void add_lines(const Node& statement, int depth, std::vector<StatementLine>& lines) {
    if (statement.op == Op::block) {
        for (const Node& of : statement.of)
            add_lines(of, depth, lines);
        return;
    }
    if (statement.op == Op::nothing || statement.given)
        return;
    const std::string its = as_in_lessons(text(statement));
    if (is_stored(statement) && !lines.empty() && lines.back().depth == depth &&
        is_stored(*lines.back().statements.back())) {
        lines.back().text += ", " + its;
        lines.back().statements.push_back(&statement);
    } else {
        lines.push_back({its, depth, {&statement}});
    }
    if (statement.op == Op::loop)
        add_lines(statement.of[2], depth + 1, lines);
}

void add_calls(const Node& node, std::set<std::string>& names) {
    if (node.op == Op::call)
        names.insert(node.text);
    for (const Node& of : node.of)
        add_calls(of, names);
}

/// The variable that a target is in: grads of grads.dW[l].
const std::string& variable_of(const Node& target) {
    return target.op == Op::field || target.op == Op::index ? variable_of(target.of[0]) : target.text;
}

void add_names(const Node& node, std::set<std::string>& names) {
    if (node.op == Op::name)
        names.insert(node.text);
    for (const Node& of : node.of)
        add_names(of, names);
}

/// Functions that formulas of exercises call: slips have others of their own, such as plus_row.
const std::set<std::string>& known_calls() {
    static const std::set<std::string> known = [] {
        std::set<std::string> names = {"ones"};
        for (const Function& function : library().functions)
            add_calls(function.body, names);
        return names;
    }();
    return known;
}

bool has_double_sign(const Node& node) {
    const bool is_sign = node.op == Op::negative || node.op == Op::transposed;
    return (is_sign && node.of[0].op == node.op) ||
           std::any_of(node.of.begin(), node.of.end(), [](const Node& of) { return has_double_sign(of); });
}

bool has_zero_factor(const Node& node) {
    const bool is_zero = node.op == Op::product && node.of[0].op == Op::number && node.of[0].number == 0;
    return is_zero ||
           std::any_of(node.of.begin(), node.of.end(), [](const Node& of) { return has_zero_factor(of); });
}

/// Whether a learner could have written it: with functions and names that the right lines have, and nothing odd.
bool is_readable(const StatementLine& line, const StatementLine& right, const std::set<std::string>& names) {
    std::set<std::string> calls, its;
    bool is_odd = std::count(line.text.begin(), line.text.end(), '?') >
                  std::count(right.text.begin(), right.text.end(), '?');
    for (const Node* statement : line.statements) {
        add_calls(*statement, calls);
        add_names(*statement, its);
        is_odd = is_odd || has_double_sign(*statement) || has_zero_factor(*statement);
    }
    const std::set<std::string>& known = known_calls();
    return !is_odd && std::includes(known.begin(), known.end(), calls.begin(), calls.end()) &&
           std::includes(names.begin(), names.end(), its.begin(), its.end());
}

/// What a line gives to variables, and which ones it uses.
struct Flow {
    std::set<std::string> gives, uses;
    bool draws = false;
};

Flow flow_of(const StatementLine& line) {
    Flow flow;
    std::set<std::string> calls;
    for (const Node* statement : line.statements) {
        add_calls(*statement, calls);
        if (statement->op == Op::append)
            flow.gives.insert(variable_of(statement->of[0]));
        if (statement->op == Op::append || statement->op == Op::stop)
            add_names(statement->of.back(), flow.uses);
        if (statement->op != Op::assign)
            continue;
        for (std::size_t i = 0; i + 1 < statement->of.size(); ++i)
            flow.gives.insert(variable_of(statement->of[i]));
        add_names(statement->of.back(), flow.uses);
    }
    flow.draws = calls.contains("randn");
    return flow;
}

/// Why the later line cannot stand before the earlier one; nothing if it can.
std::optional<std::string> reason_to_wait(const StatementLine& earlier, const StatementLine& later) {
    const Flow first = flow_of(earlier), second = flow_of(later);
    const auto shared = [](const std::set<std::string>& some, const std::set<std::string>& others) {
        const auto name = std::find_if(some.begin(), some.end(),
                                       [&](const std::string& one) { return others.contains(one); });
        return name == some.end() ? std::string() : *name;
    };
    if (const std::string name = shared(first.gives, second.uses); !name.empty())
        return name;
    const auto divides = [](const StatementLine& line) { // its place is all that it is about
        return line.statements[0]->op == Op::loop || line.statements[0]->op == Op::stop;
    };
    const bool ordered = earlier.depth != later.depth || divides(earlier) || divides(later) ||
                         (first.draws && second.draws) || !shared(second.gives, first.uses).empty();
    return ordered ? std::optional(std::string()) : std::nullopt;
}

/// Sizes in words: "{m}" is "m", and "{n_{l-1}}" is "n_{l-1}".
std::string without_braces(std::string words) {
    for (std::size_t at = words.find('{'); at != std::string::npos; at = words.find('{', at)) {
        int depth = 0;
        std::size_t end = at;
        do
            depth += words[end] == '{' ? 1 : words[end] == '}' ? -1 : 0;
        while (depth > 0 && ++end < words.size());
        if (at > 0 && words[at - 1] == '_') { // a part of a name
            at = end;
            continue;
        }
        if (end < words.size())
            words.erase(end, 1);
        words.erase(at, 1);
    }
    return words;
}

/// A few of the slips in a drawn order, each of another line as long as there are any.
std::vector<LineSlip> some_of(std::vector<LineSlip> slips, std::mt19937& draws) {
    std::shuffle(slips.begin(), slips.end(), draws);
    std::map<std::size_t, int> of_line;
    std::vector<std::pair<int, LineSlip>> rounds;
    for (LineSlip& slip : slips)
        rounds.emplace_back(of_line[slip.line]++, std::move(slip));
    std::stable_sort(rounds.begin(), rounds.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<LineSlip> some;
    for (auto& [round, slip] : rounds)
        if (some.size() < wrong_lines && !slip.text.empty())
            some.push_back(std::move(slip));
    return some;
}

} // namespace

std::vector<StatementLine> lines_of(const Function& function) {
    std::vector<StatementLine> lines;
    add_lines(function.body, 0, lines);
    return lines;
}

std::vector<LineSlip> line_slips(const Function& function, const std::vector<Derivation>& all) {
    const std::vector<StatementLine> own = lines_of(function);
    std::set<std::string> seen, names(function.parameters.begin(), function.parameters.end());
    for (const StatementLine& line : own) {
        seen.insert(line.text);
        for (const Node* statement : line.statements)
            add_names(*statement, names);
    }
    std::vector<LineSlip> slips;
    for (const Derivation& one : all) { // the known ones first
        if (one.rank > static_cast<int>(Rank::likely) ||
            (one.rank > static_cast<int>(Rank::known) && slips.size() >= wrong_lines))
            break;
        const std::vector<StatementLine> its = lines_of(one.function);
        if (its.size() != own.size())
            continue;
        std::vector<std::size_t> different;
        for (std::size_t i = 0; i < own.size(); ++i)
            if (own[i].text != its[i].text)
                different.push_back(i);
        if (different.size() != 1)
            continue;
        const std::size_t i = different[0];
        if (is_readable(its[i], own[i], names) && seen.insert(its[i].text).second)
            slips.push_back({i, its[i].text, as_in_lessons(without_braces(one.seen)), &one});
    }
    return slips;
}

std::vector<PuzzleLine> puzzle_of(const std::string& name, std::mt19937& draws) {
    const Function* const function = library().find(name);
    if (function == nullptr)
        return {};
    const std::vector<StatementLine> own = lines_of(*function);
    std::vector<PuzzleLine> puzzle;
    for (std::size_t i = 0; i < own.size(); ++i) {
        PuzzleLine line{own[i].text, own[i].depth, {}, "", 0};
        for (std::size_t k = 0; k < i; ++k)
            if (const auto why = reason_to_wait(own[k], own[i]))
                line.after.push_back({static_cast<int>(k), *why});
        puzzle.push_back(std::move(line));
    }
    const std::vector<Derivation> all = derive(library(), *function);
    for (const LineSlip& slip : some_of(line_slips(*function, all), draws))
        puzzle.push_back({slip.text, own[slip.line].depth, {}, slip.seen, 0});
    std::vector<int> places(puzzle.size());
    std::iota(places.begin(), places.end(), 0);
    std::shuffle(places.begin(), places.end(), draws);
    for (std::size_t i = 0; i < puzzle.size(); ++i)
        puzzle[i].shuffled = places[i];
    return puzzle;
}

} // namespace checks::formula
