#include "checks/compiler/errors.hpp"

#include "checks/compiler/linker_error.hpp"
#include "checks/compiler/not_source.hpp"
#include "checks/compiler/places.hpp"
#include "checks/compiler/rules.hpp"
#include "checks/compiler/source.hpp"
#include "checks/compiler/suspicions.hpp"
#include "checks/compiler/unknown_name.hpp"
#include "checks/compiler/words.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace fs = std::filesystem;
using support::cut_to_bytes;
using support::has;

namespace {

// What a compiler says can be very long, because of templates or of ill will.
constexpr std::size_t max_read = 4000, max_shown = 160, max_line = 120;
constexpr std::ptrdiff_t max_mistakes = 3;
constexpr std::size_t max_warnings = 20; // that are looked at

std::vector<std::string> read_lines(const std::string& log) {
    std::vector<std::string> lines = support::lines_of(log);
    for (std::string& line : lines)
        line.resize(support::first_bytes(line, max_read).size());
    return lines;
}

class Log {
public:
    Log(const std::string& log, const fs::path& the_file, const std::string& text)
        : lines(read_lines(log)), file(the_file), source(text), all_text(text) {}

    std::string first_error() const {
        if (const std::string words = not_source(all_text, file.filename().string().substr(0, 2));
            !words.empty())
            return shown_file() + '\n' + words + '\n';
        std::optional<Place> own; // the learner's last place that led to where the compiler is
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::optional<Place> place = place_in(lines[i]);
            if (!place)
                continue;
            const bool is_own = is_learners(place->path), includes = place->rest.empty();
            // clang warns of a text that does not end, and its error shows no line.
            const bool is_error = place->rest.starts_with(" error: ") ||
                                  place->rest.starts_with(" fatal error: ") ||
                                  place->rest.starts_with(" warning: missing terminating ");
            if (is_own && (includes || has(place->rest, "required from here")))
                own = place;
            else if (const std::size_t led_there = is_error && !is_own ? later_note(i) : i; led_there != i)
                return report(place_in(lines[led_there])->line, said_at(*place), led_there, false);
            else if (is_error && (is_own || own))
                return report(is_own ? place->line : own->line, said_at(*place), i, is_own);
            else if (is_own || has(lines[i], "In instantiation of") || is_error)
                own.reset();
        }
        if (const auto error = linker_error(lines, file, all_text, function()))
            return with_sentence(shown_file() + '\n' + error->words + '\n', error->sentence);
        return "";
    }

    std::vector<std::string> mistakes(bool is_recognized) const {
        std::vector<Suspicion> found = all_found();
        if (is_recognized)
            std::erase_if(found, [](const Suspicion& one) { return !one.is_certain; });
        return told(std::move(found));
    }

    std::vector<std::string> undefined() const {
        std::vector<Suspicion> found = all_found();
        std::erase_if(found, [](const Suspicion& one) { return !one.is_undefined; });
        return told(std::move(found));
    }

private:
    std::vector<Suspicion> all_found() const {
        std::vector<Suspicion> found = warnings();
        const std::vector<Suspicion> own = suspicions_in(source);
        found.insert(found.end(), own.begin(), own.end());
        return found;
    }

    struct Mistake {
        std::set<int> lines;
        std::string words;
    };

    std::vector<std::string> told(std::vector<Suspicion> found) const {
        std::stable_sort(found.begin(), found.end(), [](const Suspicion& a, const Suspicion& b) {
            return a.is_certain > b.is_certain || (a.is_certain == b.is_certain && a.line < b.line);
        });
        std::vector<Mistake> all;
        for (const Suspicion& one : found) {
            const auto same =
                std::find_if(all.begin(), all.end(), [&](const Mistake& m) { return m.words == one.words; });
            if (same != all.end())
                same->lines.insert(one.line);
            else if (std::ssize(all) < max_mistakes)
                all.push_back({{one.line}, one.words});
        }
        std::vector<std::string> sentences;
        for (const Mistake& mistake : all) {
            std::string numbers;
            for (const int number : mistake.lines)
                numbers += (numbers.empty() ? "" : ", ") + std::to_string(number);
            sentences.push_back(shown_file() + ':' + numbers + ": " + mistake.words);
        }
        return sentences;
    }

    bool is_learners(const std::string& path) const {
        const std::string name = file.string();
        return path == name || (path.size() > name.size() && path.ends_with('/' + name));
    }

    bool is_in_exercises() const { return file.parent_path().filename() == "exercises"; }

    std::string shown_file() const {
        return (is_in_exercises() ? "exercises/" : "") + file.filename().string();
    }

    std::string function() const {
        return file.stem().string().substr(std::min<std::size_t>(3, file.stem().string().size()));
    }

    std::vector<Suspicion> warnings() const {
        std::vector<Suspicion> all;
        for (std::size_t i = 0; i < lines.size() && all.size() < max_warnings; ++i) {
            const std::optional<Place> place = place_in(lines[i]);
            if (!place || !is_learners(place->path) || !place->rest.starts_with(" warning: "))
                continue;
            const std::string message = simplified(place->rest.substr(10));
            int number = place->line;
            if (has(message, "does not guard") || has(message, "is not part of the previous")) {
                // g++ warns of the loop and notes what seems to be in it, clang the other way round.
                const int other = line_of_note(i).value_or(number);
                if (source.end() > 0 && std::max(number, other) > source.end()) // not the learner's
                    continue;
                number = std::min(number, other);
            }
            const std::string words = classic_warnings().sentence(
                message, without_comment(excerpt(lines, i + 1, place->line).text));
            if (!words.empty())
                all.push_back(
                    {number, words, true, has(message, "is used uninitialized") || has(message, "dangling")});
        }
        return all;
    }

    std::optional<int> line_of_note(std::size_t warning) const {
        for (std::size_t next = warning + 1; next < std::min(lines.size(), warning + 10); ++next)
            if (const std::optional<Place> place = place_in(lines[next]);
                place && has(place->rest, " note: "))
                return place->line;
        return std::nullopt;
    }

    std::string report(int number, const std::string& said, std::size_t at, bool is_own) const {
        const Excerpt shown = excerpt(lines, at + 1, number);
        const std::string message = simplified(said);
        std::string text = shown_file() + ':' + std::to_string(number) + '\n';
        if (!shown.text.empty())
            text += "  " + cut_to_bytes(shown.text, max_line) + '\n';
        if (is_own && !shown.caret.empty() && shown.caret.size() < max_line)
            text += "  " + shown.caret + '\n';
        text += cut_to_bytes(message, max_shown) + '\n';
        const std::string with_comment = shown.text.empty() ? source.line(number) : shown.text,
                          line = has(message, "expected") ? without_comment(with_comment)
                                                          : without_comment(shown.statement(with_comment)),
                          known = message + why_no_candidate(at) +
                                  (line != with_comment ? " (before a comment)" : "") +
                                  (shown.at_first_word() ? " (at the first word)" : "");
        std::string sentence = foreign_words().sentence(known, line);
        if (sentence.empty())
            sentence = unknown_name(known, line, source, number);
        if (sentence.empty())
            sentence = classic_errors().sentence(known, line);
        if (sentence.empty())
            sentence = type_errors().sentence(known, line);
        return with_sentence(text, sentence);
    }

    static std::string said_at(const Place& place) { return place.rest.substr(place.rest.find(": ") + 2); }

    /// The line of the note in which clang names the learner's line, below its error in a header; else `error`.
    std::size_t later_note(std::size_t error) const {
        for (std::size_t i = error + 1; i < lines.size() && !has(lines[i], " error: "); ++i)
            if (const std::optional<Place> place = place_in(lines[i]);
                place && is_learners(place->path) && place->rest.starts_with(" note: in instantiation of"))
                return i;
        return error;
    }

    /// Why a call does not fit, which clang says in notes: of its only candidate, or of the first if none takes other
    /// types.
    std::string why_no_candidate(std::size_t error) const {
        std::string why;
        for (std::size_t i = error + 1; i < lines.size() && !has(lines[i], " error: "); ++i) {
            const std::size_t at = lines[i].find(" note: candidate ");
            if (at == std::string::npos)
                continue;
            if (!why.empty() && (has(why, "no known conversion") || has(lines[i], "no known conversion")))
                return "";
            if (why.empty())
                why = " (" + with_our_types(lines[i].substr(at + 7)) + ')';
        }
        return why;
    }

    std::string with_sentence(std::string text, const std::string& sentence) const {
        if (!sentence.empty())
            text += '\n' + sentence + '\n';
        if (is_in_exercises())
            text += "The whole log: ./deepsteps check " + file.filename().string().substr(0, 2) + " --log\n";
        return text;
    }

    std::vector<std::string> lines;
    fs::path file;
    Source source;
    const std::string& all_text;
};

} // namespace

std::string first_compiler_error(const std::string& log, const fs::path& file, const std::string& text) {
    return Log(log, file, text).first_error();
}

std::vector<std::string> likely_mistakes(const std::string& log, const fs::path& file,
                                         const std::string& text, bool is_recognized) {
    return Log(log, file, text).mistakes(is_recognized);
}

std::vector<std::string> undefined_lines(const std::string& log, const fs::path& file,
                                         const std::string& text) {
    return Log(log, file, text).undefined();
}

bool has_lines_beside_its_throw(const std::string& text) {
    const Source source(text);
    const std::vector<Statement>& all = source.statements();
    const auto throws = std::count_if(all.begin(), all.end(), [](const Statement& one) {
        return one.text.starts_with("throw ") && has(one.text, "NotImplemented");
    });
    return throws > 0 && std::ssize(all) > throws;
}
