// The learner's file, as far as its text tells without a compiler: its lines, and the statements between the markers.
#pragma once

#include <string>
#include <vector>

struct Statement {
    int line = 0;     // of its first character, from 1
    std::string head; // "for (…)", "if (…) else", …: what stands before it; "" if nothing
    std::string text; // on one line, without its end
    char end = ';';   // or '{' or '}'
    int depth = 0;    // how many { are open before it
};

class Source {
public:
    explicit Source(const std::string& text);

    /// Line `number`, from 1, without comments; "" if there is none.
    const std::string& line(int number) const;
    /// The learner's statements: those between the markers, or all where these are missing.
    const std::vector<Statement>& statements() const { return all; }
    /// What the learner's lines may use: from the function's first line to the end of the file.
    const std::string& surroundings() const { return around; }
    /// The line of the end marker; 0 without one.
    int end() const { return last; }

    /// The nearest line before `number` that declares the name; 0 if none does.
    int declaration_before(int number, const std::string& name) const;

private:
    std::vector<std::string> lines;
    std::vector<Statement> all;
    std::string around;
    int first = 0, last = 0;
};

/// The line without its // comment, if that is not in a text.
std::string without_comment(const std::string& line);
