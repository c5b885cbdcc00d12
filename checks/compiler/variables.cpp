#include "checks/compiler/variables.hpp"

#include "dnn/support/text.hpp"

#include <regex>

namespace {

/// Behind a variable: it gets another value, as a whole or in one of its parts.
const std::string changed =
    R"((?:\.second)?(?:\([^()]*\)|\[[^\]]*\]|\.(?:row|col|at|elem|each_col|each_row)\([^()]*\))? *[-+*/%]?=[^=])";

class Variables {
public:
    explicit Variables(const Source& the_source) : source(the_source) {}

    std::vector<Suspicion> found() {
        const std::vector<Statement>& statements = source.statements();
        for (now = 0; now < statements.size(); ++now) {
            kept_from_call_to_call();
            copy_in_a_loop();
            copy_of_an_entry();
            overwritten_entry();
            moved_away();
            counter_changed_twice();
            sum_without_a_start();
            return_in_a_loop();
            insert_over_an_entry();
        }
        return all;
    }

private:
    const Statement& statement() const { return source.statements()[now]; }
    std::string whole(const Statement& its) const { return its.head + ' ' + its.text; }

    void say(int line, const std::string& words) { all.push_back({line, words}); }

    /// The first statement behind this one, up to `end`, in which the pattern is.
    const Statement* later(const std::regex& pattern, std::size_t end) const {
        return first_in(now + 1, end, pattern);
    }

    const Statement* first_in(std::size_t begin, std::size_t end, const std::regex& pattern) const {
        for (std::size_t i = begin; i < end; ++i)
            if (std::regex_search(whole(source.statements()[i]), pattern))
                return &source.statements()[i];
        return nullptr;
    }

    /// Behind the last statement of the block that begins with this one; without a block, behind the next one.
    std::size_t end_of_body() const {
        const std::vector<Statement>& statements = source.statements();
        std::size_t end = now + 1;
        if (statement().end == '{')
            while (end < statements.size() && statements[end].depth > statement().depth)
                ++end;
        return end;
    }

    void kept_from_call_to_call() {
        static const std::regex kept(
            R"(^static +(?!constexpr\b|const(?:init)?\b|_)(?:[\w:]+(?:<[^;=]*>)?) *&? +(\w+))"),
            fixed(R"(^static +const +[\w:]+(?:<[^;=]*>)? +(\w+) *(?:=|\(|\{) *[^"\d]*[A-Za-z_]\w*[^"]*$)");
        std::smatch match;
        const std::string& text = statement().text;
        if (std::regex_search(text, match, kept))
            say(statement().line,
                "`" + match.str(1) +
                    "` is static: it gets its first value in the first call only, and later calls go on "
                    "with what is left in it.");
        else if (std::regex_search(text, match, fixed))
            say(statement().line,
                "`" + match.str(1) +
                    "` is static: it gets its value in the first call, and keeps it in all later ones.");
    }

    void copy_in_a_loop() {
        static const std::regex loop(R"(\bfor *\( *auto (?:\[ *\w+ *, *(\w+) *\]|(\w+)) *: *(\w+) *\))");
        std::smatch match;
        const std::string text = whole(statement());
        if (!std::regex_search(text, match, loop))
            return;
        const std::string name = match[1].matched ? match.str(1) : match.str(2);
        const std::regex change("^(?:.* )?" + name + changed);
        if (std::regex_search(statement().text, std::regex("^" + name + changed)) ||
            later(change, end_of_body()))
            say(statement().line, "without & behind auto, `" + name + "` is a copy, and `" + match.str(3) +
                                      "` stays unchanged: is auto& meant?");
    }

    /// A matrix that is taken out of a dictionary and changed, and never put back or used as a whole.
    void copy_of_an_entry() {
        static const std::regex taken(R"(^(?:arma::mat|mat|auto) +(\w+) *= *(\w+)(?:\.at\(.*\)|\[.*\])$)");
        std::smatch match;
        if (statement().end != ';' || !std::regex_search(statement().text, match, taken))
            return;
        const std::string name = match.str(1), dictionary = match.str(2);
        const std::size_t end = source.statements().size();
        if (later(std::regex("(?:^| )" + name + changed), end) == nullptr ||
            later(std::regex(R"((?:[-+*/%=(,]|return) *)" + name + R"( *(?:[-+*/%;,)]|$))"), end) != nullptr)
            return;
        say(statement().line, "`" + name + "` is a copy, and what is in `" + dictionary +
                                  "` stays unchanged: is arma::mat& meant?");
    }

    /// A reference that was meant to keep what was in a dictionary.
    void overwritten_entry() {
        static const std::regex named(
            R"(^(?:const +)?(?:arma::mat|mat|auto)(?: +const)? *& *(\w+) *= *(\w+(?:\.at\((.*)\)|\[(.*)\]))$)");
        std::smatch match;
        if (statement().end != ';' || !std::regex_search(statement().text, match, named))
            return;
        const std::vector<Statement>& statements = source.statements();
        const std::string name = match.str(1), entry = match.str(2), key = match.str(3) + match.str(4),
                          dictionary = entry.substr(0, entry.find_first_of(".["));
        const std::regex word("\\b" + name + "\\b");
        for (std::size_t i = now + 1; i < statements.size() && statements[i].depth >= statement().depth;
             ++i) {
            const std::string& text = statements[i].text;
            if (!text.starts_with(dictionary + ".at(" + key + ") =") &&
                !text.starts_with(dictionary + '[' + key + "] ="))
                continue;
            if (first_in(i + 1, statements.size(), word))
                say(statement().line, "`" + name + "` is no copy: once line " +
                                          std::to_string(statements[i].line) + " changes " + entry + ", `" +
                                          name + "` is what that got. Without & it keeps what was there.");
            return;
        }
    }

    void moved_away() {
        static const std::regex moved(R"(\bstd::move\( *([A-Za-z_]\w*) *\))");
        std::smatch match;
        const std::string text = whole(statement());
        // The other branch of a condition without { } is none of what follows.
        if (!std::regex_search(text, match, moved) || !statement().head.empty())
            return;
        const std::string name = match.str(1);
        const std::vector<Statement>& statements = source.statements();
        const std::regex word("\\b" + name + "\\b"), given("^(?:[\\w:<>]+ +)?" + name + " *=[^=]"),
            constant(R"(\bconst\b[^;(){}]*\b)" + name + "\\b"); // which std::move only copies
        if (std::regex_search(source.surroundings(), constant))
            return;
        for (std::size_t i = now + 1; i < statements.size() && statements[i].depth >= statement().depth;
             ++i) {
            const std::string& other = statements[i].text;
            if (std::regex_search(other, given))
                return;
            if (!std::regex_search(whole(statements[i]), word))
                continue;
            say(statements[i].line, "std::move(" + name + ") in line " + std::to_string(statement().line) +
                                        " has taken away what was in `" + name +
                                        "`: use it before that, or use where it went.");
            return;
        }
    }

    void counter_changed_twice() {
        static const std::regex head(R"(^(?:.* )?for *\([^;]*;[^;]*;(?:[^;]*\W)?(\w+) *(?:\+\+|--|[-+]=))"),
            head_before(R"(^(?:.* )?for *\([^;]*;[^;]*; *(?:\+\+|--) *(\w+))");
        std::smatch match;
        const std::string& its = statement().head;
        if (!std::regex_search(its, match, head_before) && !std::regex_search(its, match, head))
            return;
        const std::string name = match.str(1);
        const std::regex change("(?:\\+\\+|--) *" + name + "\\b|(?:^|[^\\w.])" + name +
                                R"( *(?:\+\+|--|[-+]=))");
        if (std::regex_search(statement().text, change))
            return say(statement().line, changed_again(name));
        if (const Statement* const other = later(change, end_of_body()))
            say(other->line, changed_again(name));
    }

    /// 0 by luck, or not.
    void sum_without_a_start() {
        static const std::regex declared(
            R"(^(?:double|float|int|long|unsigned|(?:std::)?size_t|arma::uword) +(\w+)$)");
        std::smatch match;
        if (statement().end != ';' || !std::regex_search(statement().text, match, declared))
            return;
        const std::string name = match.str(1);
        const Statement* const first = later(std::regex("\\b" + name + "\\b"), source.statements().size());
        if (first == nullptr || !std::regex_search(first->text, std::regex("^" + name + " *[-+*/]=")))
            return;
        say(statement().line, "`" + name + "` has no value when line " + std::to_string(first->line) +
                                  " goes on from it: " + statement().text + " = 0;");
        all.back().is_undefined = true;
    }

    /// In every round, and so in the first one.
    void return_in_a_loop() {
        static const std::regex loop(R"(^(?:for|while) *\()");
        if (statement().end != '{' || !std::regex_search(statement().head, loop))
            return;
        for (std::size_t i = now + 1; i < end_of_body(); ++i) {
            const Statement& its = source.statements()[i];
            if (its.depth == statement().depth + 1 && its.head.empty() && its.text.starts_with("return ") &&
                its.end == ';')
                return say(
                    its.line,
                    "this return ends the function in the first round of the loop: it belongs behind the }.");
            if (its.text == "continue" || its.head.starts_with("else"))
                return;
        }
    }

    /// Into a copy, which has all its keys.
    void insert_over_an_entry() {
        static const std::regex inserted(
            R"(^(\w+)\.(insert|emplace)\( *(?:\{|\"|std::(?:make_)?pair\b|std::string\(|\w+ *[,+]))");
        std::smatch match;
        if (!std::regex_search(statement().text, match, inserted))
            return;
        const std::string name = match.str(1);
        const std::regex copied(R"(\b(?:Parameters|Gradients|auto|std::map<[^;=]*>) +)" + name +
                                R"( *= *\w+ *;)");
        if (std::regex_search(source.surroundings(), copied))
            say(statement().line, match.str(2) + " leaves an entry that is there as it is: `" + name +
                                      "[key] = value;` replaces it.");
    }

    static std::string changed_again(const std::string& name) {
        return "`" + name + "` is changed here, and in the head of its loop as well.";
    }

    const Source& source;
    std::size_t now = 0; // a statement
    std::vector<Suspicion> all;
};

} // namespace

std::vector<Suspicion> suspicious_variables(const Source& source) {
    return Variables(source).found();
}
