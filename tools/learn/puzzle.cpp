#include "tools/learn/puzzle.hpp"

#include <algorithm>

namespace learn {
namespace {

constexpr std::size_t most_offered = 7; // a to g: h is the hint

std::string lettered(std::size_t i, const std::string& text) {
    return std::string(1, static_cast<char>('a' + i)) + ") " + text;
}

} // namespace

bool Puzzle::is_taken(std::size_t i) const {
    return std::find(placed.begin(), placed.end(), i) != placed.end() ||
           std::find(rejected.begin(), rejected.end(), i) != rejected.end();
}

bool Puzzle::is_done() const {
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (is_right(i) && !is_taken(i))
            return false;
    return true;
}

/// The wrong lines, and as many of the right ones that come next as there is room for.
std::vector<std::size_t> Puzzle::offered() const {
    std::vector<std::size_t> wrong, right;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!is_taken(i))
            (is_right(i) ? right : wrong).push_back(i);
    right.resize(std::min(right.size(), most_offered - std::min(wrong.size(), most_offered - 1)));
    right.insert(right.end(), wrong.begin(), wrong.end());
    std::sort(right.begin(), right.end(),
              [&](std::size_t i, std::size_t k) { return lines[i].shuffled < lines[k].shuffled; });
    return right;
}

bool Puzzle::pick(char letter) {
    const auto place = static_cast<std::size_t>(letter - 'a');
    if (letter < 'a' || place >= most_offered)
        return false;
    last = place < offered().size() ? outcome_of(place) : std::string("There is no line ") + letter + ".";
    return true;
}

std::string Puzzle::outcome_of(std::size_t place) {
    const std::vector<std::size_t> choices = offered();
    const std::size_t i = choices[place];
    const checks::PuzzleLine& line = lines[i];
    if (!is_right(i)) {
        rejected.push_back(i);
        return "✗ " + line.text + " is wrong. " + line.mistake;
    }
    bool waits = false;
    for (const checks::Needed& needed : line.after) {
        if (is_taken(static_cast<std::size_t>(needed.line)))
            continue;
        waits = true;
        if (!needed.name.empty())
            return "Not yet: " + line.text + " uses " + needed.name + ", which another line gives.";
    }
    if (waits)
        return "Not yet: another line comes before " + line.text + ".";
    placed.push_back(i);
    return is_done() ? "✓ That was the last one." : "✓ Right.";
}

std::string Puzzle::text() const {
    const bool is_single = std::count_if(lines.begin(), lines.end(), [](const checks::PuzzleLine& line) {
                               return line.mistake.empty();
                           }) == 1;
    std::string all = is_done()   ? "In order. Now write it in C++ (h gives the last hint)"
                      : is_single ? "Before the last hint: which line is right? (h goes straight to it)"
                                  : "Before the last hint: which line comes next? (h goes straight to it)";
    if (!last.empty())
        all += "\n" + last;
    else if (!is_done())
        all += is_single ? "\nOne of these is the solution's, as a formula."
                         : "\nAmong these are the solution's lines, as formulas, and some that are wrong.";
    for (const std::size_t i : placed)
        all += "\n" + std::string(static_cast<std::size_t>(4 * (lines[i].depth + 1)), ' ') + lines[i].text;
    const std::vector<std::size_t> choices = is_done() ? std::vector<std::size_t>() : offered();
    for (std::size_t place = 0; place < choices.size(); ++place)
        all += '\n' + lettered(place, lines[choices[place]].text);
    return all;
}

bool Quiz::answer(char letter) {
    if (!is_open())
        return false;
    const checks::Question& question = questions[current];
    const int chosen = letter - 'a';
    if (chosen < 0 || chosen >= std::ssize(question.choices))
        return false;
    const std::string right = lettered(static_cast<std::size_t>(question.right),
                                       question.choices[static_cast<std::size_t>(question.right)]);
    last = (chosen == question.right ? "✓ Right: " : "✗ No: ") + right + ". " + question.why;
    ++current;
    return true;
}

std::string Quiz::text() const {
    std::string all = last;
    if (!is_open())
        return all;
    const checks::Question& question = questions[current];
    all += (all.empty() ? "A question about your code (press its letter; n moves on without it)\n"
                        : "\n\nAnd another one\n") +
           question.text;
    for (std::size_t i = 0; i < question.choices.size(); ++i)
        all += '\n' + lettered(i, question.choices[i]);
    return all;
}

} // namespace learn
