#include "checks/compiler/classics.hpp"

const std::vector<Classic>& classic_errors() {
    static const std::vector<Classic> all = {
        // ---- Characters that C++ does not have, or reads differently ----
        {"not valid in an identifier|stray '.*' in program|'[^']*[\x80-\xff][^']*' was not "
         "declared|unexpected character|non-ASCII",
         "",
         "There is a character on this line that is not C++: a · or − from a formula, or curly quotes. Type "
         "*, - and \" yourself."},
        {"invalid preprocessing directive|'#' is not|stray '#'", "",
         "The compiler knows no such line with #. If it is a comment: in C++, that begins with //."},
        {"missing terminating \" character", "", "The text that begins on this line has no closing \"."},
        {"", "'\\w{2,}'", "Text goes in double quotes in C++: 'a' is a single character, \"a\" is text."},
        {"unary '\\*'|indirection requires", "\\*\\*",
         "There is no ** in C++. To square a number, multiply it by itself; to square a matrix element by "
         "element, use arma::square."},
        {"operator\\^'|operands to binary expression", "\\^",
         "^ is not a power in C++. To square a number, multiply it by itself; to square a matrix element by "
         "element, use arma::square."},

        // ---- Python's grammar ----
        {"expected '\\(' (before|after)", "\\bfor\\b",
         "This is Python's for. C++ has three parts in parentheses, for (int i = …; i < …; ++i), and the "
         "body goes in { }."},
        {"expected '\\(' (before|after)", "\\b(if|while|switch)\\b",
         "In C++ the condition goes in parentheses, and what it decides goes in { }."},
        {"before ':' token|expected expression", "(\\)|\\belse) *: *$",
         "In C++ a block does not begin with a colon; it goes in { }."},
        {"before '\\.' token|unexpected namespace|does not refer to a value",
         "\\b(np|arma|std|dnn|Activation) *\\.",
         "In C++ a namespace is followed by ::, and so is an enum such as Activation; the dot is for the "
         "members of a variable."},
        {"'(axis|keepdims|dtype)' was not declared|identifier '(axis|keepdims|dtype)'", "",
         "Python can name an argument in a call; C++ goes by its position. $T has what this exercise needs."},
        {"'?elif'?", "\\belif\\b", "`elif` is Python's; C++ writes else if (…)."},

        // ---- Names ----
        {"'zeros|'ones|'exp|'log|'sum|'dot|'[a-z_]+' is not a member of 'np'|in namespace 'np'", "\\bnp::",
         "Of NumPy, only np::random exists here; all other matrix functions are Armadillo's, in arma::. $T "
         "has what this exercise needs."},
        {"'np'", "",
         "`np` is Python's NumPy. Here the matrix functions are Armadillo's, in arma::. $T has what this "
         "exercise needs."},
        {"'(len)' was not declared|identifier '(len)'", "",
         "`len` is Python's. A vector or a dictionary has .size(), a matrix .n_rows and .n_cols."},
        {"'(str)' was not declared|identifier '(str)'", "",
         "`str` is Python's. std::to_string turns a number into text."},
        {"'(print)' was not declared|identifier '(print)'", "",
         "`print` is Python's. A matrix prints itself: M.print(\"M\")."},
        {"'(None|True|False|def|lambda|pass|range|reversed|self|abs|int64|float64)' was not "
         "declared|(?:identifier|type name) '(None|True|False|def|lambda|pass|range|reversed|self)'",
         "", "`$1` is Python's. The text of the file has the C++ for what this exercise needs."},
        {"did you mean "
         "'arma::|'(zeros|ones|eye|mat|vec|rowvec|colvec|accu|as_scalar|sum|dot|randn|mean|square|pow|log|"
         "exp|join_rows)' was not declared",
         "", "This name is Armadillo's: write arma:: in front of it."},
        {"did you mean 'std::|'(to_string|vector|string|pair|tie|map|move|tuple|get|sqrt)' was not declared",
         "", "This name is the standard library's: write std:: in front of it."},
        {"is not a member of 'dnn::Activation'|no member named '.*' in 'dnn::Activation'", "",
         "The activations are written in small letters: Activation::sigmoid, Activation::relu, "
         "Activation::tanh."},
        {"was not declared.*did you mean '([^']*)'|undeclared identifier.*did you mean '([^']*)'", "",
         "This name is not known here: did you mean $1? Small and capital letters matter."},
        {"'([^']*)' (?:was not declared|has not been declared)|undeclared identifier '([^']*)'", "",
         "`$1` has not been declared where it is used. Is it a typo (small and capital letters matter)? A "
         "new variable needs its type in front at its first use, and is gone after the } of its block."},
        {"has no member named '(T|shape|dot|sum|append|keys|items|reshape|copy|mean|ndim|values)'|no member "
         "named '(T|shape|dot|sum|append|keys|items|reshape|copy|mean|ndim|values)'",
         "", "`$1` is NumPy's or Python's. $T has what this exercise needs."},
        {"has no member named 'each_|no member named 'each_|'.*each_.*operator|operator\\+'.*each", "",
         "each_col() works on a variable, in a statement of its own: first the product, then the column."},
        {"has no member named '([^']*)'|no member named '([^']*)'", "",
         "What is before the dot has no member `$1`. Is it a typo, or does it belong to another variable?"},

        // ---- Members and calls ----
        {"invalid use of (non-static )?member function|reference to non-static member function", "",
         "A member function is called with () after its name."},
        {"cannot be used as a function|is not a function", "\\bn_(rows|cols|elem)\\b",
         "n_rows, n_cols and n_elem are numbers, not functions: they are written without ()."},
        {"cannot be used as a function|is not a function", "",
         "Only functions are called with ( ). Is a * missing in front of the (?"},
        {"too few arguments", "",
         "The call has fewer arguments than the function takes. For the exercises' functions, dnn/dnn.hpp "
         "shows which, and in which order."},
        {"too many arguments", "",
         "The call has more arguments than the function takes. For the exercises' functions, dnn/dnn.hpp "
         "shows which, and in which order."},

        // ---- Activations ----
        {"'dnn::Activation'", "\"",
         "An activation is not text here: it is Activation::relu, Activation::sigmoid or Activation::tanh."},
        {"operator==' .*Activation|comparison.*Activation", "",
         "Compare an activation with Activation::relu, Activation::sigmoid or Activation::tanh. relu by "
         "itself is the function."},

        // ---- const ----
        {"(map|Parameters|Gradients).*discards qualifiers|no viable overloaded operator\\[\\]", "\\[",
         "[] could add an entry, and this dictionary is const. Read from it with .at(…)."},
        {"discards qualifiers|read-only|operator[-+*/%]?=' \\(operand types are 'const|const-qualified|not "
         "marked const|no viable overloaded '[-+*/%]?='",
         "",
         "This would change something that is const, such as an argument or a number that came with the "
         "file. Put the result into a variable of your own, or into the one that is returned."},

        // ---- A matrix where a number is needed, and the other way round ----
        {"(cannot|could not|no viable) conver.*(matrix expression|arma::(mat|vec|rowvec)).* to '(const "
         ")?double'",
         "",
         "The right side is still a matrix, even if it has only one element (1×1), and a number is needed "
         "here. arma::as_scalar takes the one element out; arma::accu adds up all elements."},
        {"operator%'|invalid operands.*%|operands to binary expression", "%",
         "% multiplies two matrices of the same shape, element by element, so both sides must be matrices. "
         "For a number times a matrix, use *."},
        {"operator.*(std::map|dnn::Parameters|dnn::Gradients)", "",
         "One side is a whole dictionary. Compute with its matrices, one key at a time."},
        {"operator.*std::vector", "",
         "One side is a std::vector, which has no arithmetic. Use its elements, v[i], or an arma::mat."},
        {"operator[-+]?=?' .*subview_each", "",
         "each_col() needs a column of the same height on its right, such as M.col(0), not a number or a "
         "whole matrix."},
        {"call to '(?:arma::)?(log|exp|sqrt|square|accu|sum|abs|pow|tanh)\\((const )?(double|int)", "",
         "Here arma::$1 is given a plain number. It takes a matrix; std::$1 takes a number."},
        {"call to '(log|exp|sqrt|abs|tanh|pow)\\(.*(arma::|matrix expression)", "",
         "std::$1 takes one number. For every element of a matrix it is arma::$1."},
        {"call to '(log|exp|sqrt|abs|tanh|pow)'",
         "std::", "std::$1 takes one number. For every element of a matrix it is arma::$1."},

        // ---- Text ----
        {"operator\\+'.*std::string|operator\\+'.*'int'.*std::", "",
         "A number cannot be added to text. std::to_string turns it into text."},
        {"'const char ?\\[\\d+\\]'.*operator\\+'|invalid operands.*const char", "\"",
         "+ does not join two pieces of text in quotes. Write them as one, or begin with "
         "std::string(\"…\")."},

        // ---- Returning and unpacking ----
        {"(cannot|could not|no viable) conver|no matching (constructor|conversion)|excess elements", "return",
         "This is not what the function returns. Compare with the type at the left of the function's first "
         "line: how many values, of which types, in which order. The return line that came with the file "
         "fits."},
        {"provided for structured binding|decomposes into", "",
         "Between [ and ] go as many names as there are values on the right. dnn/dnn.hpp shows how many."},
        {"narrowing", "",
         "A number with a fraction, or of a larger type, does not fit into a whole number (int)."},

        // ---- Declared twice, or not as in the original ----
        {"redeclaration of|conflicting declaration|redefinition of '[^'(]*'", "",
         "This name is already declared, above the marker or as an argument. Without the type in front you "
         "assign to it."},
        {"ambiguating new declaration|functions that differ only in their return type", "",
         "The function's first line was changed: its return type differs. dnn/dnn.hpp has the original."},
        {"redefinition of", "", "This function is defined twice. Remove one of them."},

        // ---- Punctuation; last, since much else makes the compiler expect something ----
        {"expected '}' at end of input|expected '}'", "",
         "The file has more { than }. The compiler notices only at the end: look in your lines for the block "
         "that is not closed."},
        {"expected '\\)'|expected primary-expression before '\\)'", "",
         "A closing ) is missing, or there is one character too many. Count the parentheses on this line."},
        {"expected '\\]'", "",
         "A closing ] is missing, or what is between [ and ] is Python's, such as a slice."},
        {"expected ',' or ';' before", "",
         "The statement before this has not ended: is there a ; at the end of the line above? (And // begins "
         "a comment; division is /.)"},
        {"expected ';'", "",
         "Either this line has no ; at its end, or there is something on it that C++ cannot read as one "
         "statement."},
        {"expected unqualified-id before '(return|for|if|while)|expected declaration before '}'|extraneous "
         "closing brace|expected unqualified-id",
         "", "The function ended before this line: there is one } too many above."},
        {"does not name a type|unknown type name|a type specifier is required", "",
         "This line is outside any function, or its type is misspelled. Is there one } too many above it?"},

        // ---- What remains of types that do not fit ----
        {"(cannot|could not|no viable) conver|invalid conversion|invalid initialization of reference|no "
         "matching function",
         "",
         "What is given here has a different type from what is needed. dnn/dnn.hpp shows what the exercises' "
         "functions take and return."},
        {"no match for 'operator|invalid operands", "",
         "This operator does not take these two types. Check what each side is."},
    };
    return all;
}

const std::vector<Classic>& classic_warnings() {
    static const std::vector<Classic> all = {
        {"assignment used as truth value|result of an assignment as a condition", "",
         "= assigns; == compares."},
        {"no return statement|control reaches end|does not return a value", "",
         "the function can end here without a return, and anything may happen then."},
        {"does not guard|empty body", "\\) *; *$",
         "the ; right after the ) ends the loop or condition; what follows does not belong to it."},
        {"does not guard|misleading indentation", "",
         "only the next statement belongs to the loop or condition; for more, { and } are needed."},
        {"shadows a", "",
         "the type in front makes a new variable, which is gone after the } of its block; without it you "
         "assign to the one outside."},
        {"multi-character", "", "text goes in double quotes."},
        {"adding '[^']*' to a string", "",
         "a number cannot be added to text; std::to_string turns it into text."},
        {"has no effect|value computed is not used|result unused", "",
         "what this computes is not kept anywhere; is an = missing?"},
        {"missing initializer", "", "there are fewer values between { and } than the type has members."},
        {"uninitialized", "", "a variable is read before it has a value."},
    };
    return all;
}
