#include "checks/formula/compose.hpp"

#include <algorithm>

namespace checks::formula {
namespace {

using Path = std::vector<std::size_t>;
using Step = Path::const_iterator;

Node& at(Node& node, Step from, Step to) {
    return from == to ? node : at(node.of[*from], from + 1, to);
}

const Node& at(const Node& node, Step from, Step to) {
    return from == to ? node : at(node.of[*from], from + 1, to);
}

bool begins_with(const Path& path, const Path& other) {
    return path.size() >= other.size() && std::equal(other.begin(), other.end(), path.begin());
}

/// Where a part is in a node.
void find_parts(Node& node, const Node& part, std::vector<Node*>& found) {
    if (node == part)
        found.push_back(&node);
    else
        for (Node& of : node.of)
            find_parts(of, part, found);
}

/// The body with `inner` inside of what `outer` has put there: in the largest part around it that is there once.
std::optional<Node> inside(const Node& body, const Change& outer, const Change& inner) {
    Node after = *outer.after;
    const Step begin = inner.path.begin(), end = inner.path.end();
    for (Step step = begin + static_cast<std::ptrdiff_t>(outer.path.size());; ++step) {
        Node part = at(body, begin, step);
        std::vector<Node*> found;
        find_parts(after, part, found);
        if (found.size() == 1) {
            at(part, step, end) = *inner.after;
            *found[0] = std::move(part);
            Node changed = body;
            at(changed, outer.path.begin(), outer.path.end()) = std::move(after);
            return changed;
        }
        if (step == end)
            return std::nullopt;
    }
}

} // namespace

Change change_of(const Derivation& slip, const Function& function) {
    Change change{&slip, {}, &function.body, &slip.function.body};
    for (;;) {
        const Node &a = *change.before, &b = *change.after;
        if (a.op != b.op || a.text != b.text || a.number != b.number || a.of.size() != b.of.size())
            return change;
        Path differing;
        for (std::size_t i = 0; i < a.of.size(); ++i)
            if (a.of[i] != b.of[i])
                differing.push_back(i);
        if (differing.size() != 1)
            return change;
        change.path.push_back(differing[0]);
        change.before = &a.of[differing[0]];
        change.after = &b.of[differing[0]];
    }
}

std::optional<Function> compose(const Function& function, const Change& a, const Change& b) {
    std::optional<Node> body;
    if (begins_with(b.path, a.path))
        body = inside(function.body, a, b);
    if (!body && begins_with(a.path, b.path))
        body = inside(function.body, b, a);
    if (!body && !begins_with(b.path, a.path) && !begins_with(a.path, b.path)) {
        body = function.body;
        for (const Change* its : {&a, &b})
            at(*body, its->path.begin(), its->path.end()) = *its->after;
    }
    if (!body)
        return std::nullopt;
    Function both = function;
    both.body = std::move(*body);
    both.is_rewritten = a.slip->function.is_rewritten || b.slip->function.is_rewritten;
    return both;
}

} // namespace checks::formula
