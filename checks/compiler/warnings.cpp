#include "checks/compiler/rules.hpp"

namespace {

const char* const ends_it =
    "the ; right after the ) ends the loop or condition; what follows does not belong to it.";

} // namespace

const Rules& classic_warnings() {
    static const Rules all({
        {"assignment used as truth value|result of an assignment as a condition", R"(\( *(\w+) *= *([\w:]+))",
         "`%1 = %2` assigns; == compares."},
        {"assignment used as truth value|result of an assignment as a condition", "",
         "= assigns; == compares."},
        {"no return statement|control reaches end|does not return a value", "",
         "the function can end here without a return, and anything may happen then."},
        {"empty body", "", ends_it},
        {"does not guard",
         R"(^[ }]*(?:else +)?(?:if|for|while) *\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\) *; *$)",
         ends_it},
        {"does not guard|is not part of the previous", "",
         "only the next statement belongs to the loop or condition; for more, { and } are needed."},
        {"ambiguous 'else'|ambiguous else|dangling else", "",
         "an else belongs to the nearest if; { and } around the inner one make it belong to the outer one."},
        {"may fall through|unannotated fall-through", "",
         "without a break; this case goes on into the next one, and what that assigns remains."},
        {"unsigned expression&always true", "",
         "this counter is unsigned and never below 0, so the condition is always true: after 0 comes the "
         "largest number. Count in an int."},
        {"do not have their mathematical meaning", "", "C++ compares two at a time: a < b && b < c."},
        {"shadows a", R"(\bauto\b.*\[)",
         "`$1` between [ and ] is a new variable, which is gone after the } of its block; the one outside "
         "keeps what it had: choose another name there, and assign from it."},
        {"shadows a", "",
         "`$1` with the type in front is a new variable, which is gone after the } of its block; without the "
         "type you assign to the one outside."},
        {"multi-character", "", "text goes in double quotes."},
        {"adding '&to a string", "", "a number cannot be added to text; std::to_string turns it into text."},
        {"conversion from 'double' to 'int'|implicit conversion turns floating-point|from 'double' to "
         "'unsigned|from 'double' to 'long",
         "",
         "a number with a fraction goes into a whole number here, which cuts the fraction off; is a double "
         "meant?"},
        {"comma operator&has no effect|unused", R"((?:zeros|ones|randn)\(\()",
         "(a, b) in parentheses of its own is b alone; rows and columns go in one pair: (rows, columns)."},
        {"comma expression in array subscript|comma-subscript", "",
         "in [i, j] only j counts; an element of a matrix is M(i, j)."},
        {"comma operator&has no effect|unused", "",
         "of two values with a comma between them, only the last one counts."},
        {"has no effect|value computed is not used|result unused", "",
         "what this computes is not kept anywhere; is an = missing?"},
        {"missing initializer|missing field", "",
         "there are fewer values between { and } than the type has members."},
        {"dangling", "",
         "what this refers to is gone at the end of its line: without & or *, a value of its own is kept."},
        {"uninitialized", "", "a variable is read before it has a value."},
    });
    return all;
}
