#include "checks/compiler/rules.hpp"

const Rules& type_errors() {
    static const Rules all({
        // ---- A matrix where a number is needed, and the other way round ----
        {"cannot conver|could not conver|no viable conver|from incompatible type&matrix "
         "expression|arma::mat|arma::vec|arma::rowvec|arma::Op|arma::Glue&to 'double'|to 'const "
         "double'|return type 'double'",
         "",
         "The right side is still a matrix, even if it has only one element (1×1), and a number is needed "
         "here. arma::as_scalar takes the one element out; arma::accu adds up all elements."},
        {"to 'bool'&matrix|arma::", R"(\?)",
         "?: chooses once, for a whole matrix. Element by element, % with (Z > 0) or a function such as "
         "relu_backward does it."},
        {"void*", R"(\b(?:malloc|calloc)\b)",
         "A matrix takes care of its memory itself: arma::zeros(rows, columns) makes one."},
        {"from 'double' to non-scalar type 'arma::mat'|from 'double' to 'arma::mat'|'double' to 'arma::mat'",
         "", "The right side is a number, not a matrix: declare it as double."},
        {"operator%'|invalid operands|operands to binary expression", "%",
         "% multiplies two matrices of the same shape, element by element, so both sides must be matrices. "
         "For a number times a matrix, use *."},
        {"tuple_element<1, const std::pair|tuple_element<0, const std::pair", R"(^ *(\w+) *[-+*/%]?= )",
         "`%1` is const, as it was declared between [ and ]. Without const it can be changed: auto& [key, "
         "matrix]."},
        {"no match for 'operator|invalid operands&iterator", R"(\.find\()",
         "find gives a place in the dictionary, and not its matrix, which is .at(…)."},
        {"operator+='|no viable overloaded '+='&std::vector", R"(^ *(\w+) *\+= *(\w+))",
         "A std::vector grows by one element at a time: %1.push_back(%2);"},
        {"operator='&LinearGradients&std::tuple", "",
         "The function returns a struct, which std::tie does not take: auto [dA_prev, dW, db] = … makes "
         "three new variables."},
        {"no match for 'operator|invalid operands|no viable overloaded&std::pair", "",
         "One side is a pair, what a function with two results returns: .first and .second are its parts."},
        {"no match for 'operator|invalid operands|no viable "
         "overloaded&std::map|dnn::Parameters|dnn::Gradients",
         "", "One side is a whole dictionary. Compute with its matrices, one key at a time."},
        {"no match for 'operator|invalid operands|no viable "
         "overloaded&std::vector<dnn::Cache>|dnn::Cache'|LinearCache'",
         "",
         "One side is a whole cache, which has no arithmetic: take the matrix out of it, such as cache.Z or "
         "cache.A."},
        {"no match for 'operator|invalid operands|no viable overloaded&std::vector", "",
         "One side is a std::vector, which has no arithmetic. Use its elements, v[i], or an arma::mat."},
        {"no match for 'operator|invalid operands|no viable overloaded&subview_each|Base<eT", "",
         "each_col() needs a column of the same height on its right, such as M.col(0), not a number or a "
         "whole matrix."},
        {"call to '&(double|(const double|(int|(const int|T1 = double|T1 = int|T1 = unsigned",
         R"(arma::(log|exp|sqrt|square|accu|sum|abs|pow|tanh)\()",
         "Here arma::%1 is given a plain number. It takes a matrix; std::%1 takes a number."},
        {"call to '&arma::|matrix expression", R"(std::(log|exp|sqrt|abs|tanh|pow)\()",
         "std::%1 takes one number. For every element of a matrix it is arma::%1."},
        {"call to '", R"(std::(log|exp|sqrt|abs|tanh|pow)\()",
         "std::%1 takes one number. For every element of a matrix it is arma::%1."},
        {"call to '&arma::|matrix expression", R"((?:^|[^:\w])(pow|exp|log|sqrt|abs|max|min)\()",
         "For every element of a matrix it is arma::%1."},

        // ---- Text ----
        {"operator+'&std::string|std::basic_string", R"~("(\w*)"[^"+]*\+ *([A-Za-z_]\w*)\b(?! *\())~",
         "A number cannot be added to text. std::to_string turns it into text: \"%1\" + std::to_string(%2)."},
        {"operator+'|invalid operands to binary expression&std::string|std::basic_string", "",
         "A number cannot be added to text. std::to_string turns it into text."},
        {"const char&operator+'|invalid operands", R"(")",
         "+ does not join two pieces of text in quotes. Write them as one, or begin with "
         "std::string(\"…\")."},

        // ---- Returning and unpacking ----
        {"conver|no matching constructor|excess elements|no matching function|no viable",
         R"(\breturn +\(? *([A-Za-z_]\w*)(?: *, *([A-Za-z_]\w*)) *\)? *;)",
         "Several values are returned in braces: return {%1, %2}; The return line that came with the file "
         "does it already."},
        {"conver", R"(\breturn *\(.*,.*\) *;)",
         "Several values are returned in braces, not in parentheses: return {first, second}; The return line "
         "that came with the file does it already."},
        {"cannot conver|could not conver|no viable conver|no matching constructor|no matching "
         "conversion|excess elements",
         R"(\breturn\b)",
         "This is not what the function returns. Compare with the type at the left of the function's first "
         "line: how many values, of which types, in which order. The return line that came with the file "
         "fits."},
        {"provided for structured binding|decomposes into",
         R"(= *(?:dnn::)?(linear_forward|linear_activation_forward|L_model_forward|linear_backward|linear_activation_backward)\()",
         "Between [ and ] go as many names as there are values on the right: $S."},
        {"provided for structured binding|decomposes into", "",
         "Between [ and ] go as many names as there are values on the right. dnn/dnn.hpp shows how many."},
        {"narrowing", "",
         "A number with a fraction, or of a larger type, does not fit into a whole number (int)."},

        // ---- Declared twice, or not as in the original ----
        {"redefinition of '&(", "", "This function is defined twice. Remove one of them."},
        {"redefinition of '", R"(^[\w:<>, ]+ \w+\(.*\) *\{)",
         "This function is defined twice. Remove one of them."},
        {"conflicting declaration 'auto |redeclaration of 'auto |redefinition of", R"(\bauto\b.*\[.*\])",
         "One of the names between [ and ] is already declared, above the marker, as an argument or by you: "
         "there each name is new. Choose another one."},
        {"redeclaration of '|conflicting declaration '|redefinition of '",
         R"(\b(?:arma::\w+|double|int|auto|Parameters|Gradients|Cache|LinearCache|std::[\w:<>]+) *&? +([A-Za-z_]\w*) *[=;({,])",
         "`%1` is already declared, above the marker or as an argument. Without the type in front you assign "
         "to it: %1 = …"},
        {"redeclaration of|conflicting declaration", "",
         "This name is already declared, above the marker or as an argument. Without the type in front you "
         "assign to it."},
        {"ambiguating new declaration|functions that differ only in their return type", "",
         "The function's first line was changed: its return type differs. dnn/dnn.hpp has the original."},
        {"redefinition of", "", "This function is defined twice. Remove one of them."},
        {"has no initializer|requires an initializer", R"(\bauto +(\w+))",
         "auto takes its type from a value. Without one, name the type: arma::mat %1;"},

        // ---- Inside functions and loops ----
        {"is not captured|cannot be implicitly captured", "",
         "Your function [](…) { … } does not know `$1`: with [&] in place of [], it knows all names around "
         "it."},
        {"return-statement with no value|should return a value", "",
         "This return gives nothing back, and the function must return a value here."},
        {"before deduction of 'auto'", "",
         "`$1` is a new variable on this line, used before it has a value: it hides the one above. Choose "
         "another name on its left."},
        {"jump to case label|cannot jump from switch", "",
         "A case above declares a variable. Put the lines of that case in { }."},
        {"'begin' was not declared|invalid range expression", R"(for *\([\w ]*?(\w+) *: *([\w.]+) *\))",
         "`%2` is a number, and has no elements to loop over: for (int %1 = 0; %1 < %2; ++%1)."},
        {"nested-name-specifier|range-based for loop requires type", R"(for *\( *(\w+) *: *(\w+))",
         "The type is missing: for (const auto& %1 : %2), and of a dictionary const auto& [key, matrix]."},
        {"does not name a type|type specifier", R"(^ *const +(\w+) *=)",
         "The type is missing: const double %1 = …"},
        {"ambiguous overload|operand|conver|expected", R"((?:[-=(+*/] *|^ *)(\d+),(\d+) *[-*/+;)])",
         "A decimal number has a point in C++: %1.%2."},

        // ---- Punctuation; last, since much else makes the compiler expect something ----
        {"statement not within|statement not in ", R"(\b(break|continue)\b)",
         "This %1 is outside of every loop: the loop ends before this line. Does its } come too early, or "
         "does a ; follow the ) of its for?"},
        {"before 'break'", R"(\?)", "break is a statement of its own: if (…) break;"},
        {"expected ':' before", R"(\b(?:case|default)\b)", "A : is missing behind the case."},
        {"expected ';' before '{'|expected ')' before '{'", R"(\b(if|for|while|switch) *\()",
         "The ) that closes the ( of this %1 is missing before the {."},
        {"expected ']'", R"~("\w*" +(?:std::)?to_string)~",
         "A + is missing between the text and the number: \"W\" + std::to_string(l)."},
        {"'else' without a previous 'if'|expected expression", R"(\belse\b)",
         "This else has no if right before it: a ; after the if's ) ends the if, and more than one statement "
         "in between needs { }."},
        {"a function-definition is not allowed|function definition is not allowed", "",
         "A function cannot stand inside another one. Write it above, or as const auto f = [&](const "
         "arma::mat& Z) { return …; };"},
        {"expected '}' at end of input|expected '}'", "",
         "The file has more { than }. The compiler notices only at the end: look in your lines for the block "
         "that is not closed."},
        {"expected ')' before '", R"([\w)\]] +[A-Za-z_]\w* *[),])",
         "Before `$2` something is missing: a comma, an operator, or a closing )."},
        {"expected ')'|expected primary-expression before ')'|expected expression", R"(^[^{}]*;)",
         "A closing ) is missing, or there is one character too many. Count the parentheses on this line."},
        {"expected ')'|expected primary-expression before ')'", "",
         "A closing ) is missing, or there is one character too many. Count the parentheses on this line."},
        {"expected ']'", "",
         "A closing ] is missing, or what is between [ and ] is Python's, such as a slice."},
        {"expected ',' or ';' before", "",
         "The statement before this has not ended: is there a ; at the end of the line above? (And // begins "
         "a comment; division is /.)"},
        {"expected ';' before '&(at the first word)", "", "There is no ; at the end of the line above."},
        {"expected ';'&before a comment", R"(^(?!.*\bfor\b).*[^;{}\s]\s*$)",
         "Is there a ; before the //? It begins a comment; division is /."},
        {"expected ';'", "",
         "Either this line has no ; at its end, or there is something on it that C++ cannot read as one "
         "statement."},
        {"before 'return'|before 'for'|before 'if'|before 'while'|expected declaration before '}'|extraneous "
         "closing brace|expected unqualified-id before '}'",
         "", "The function ended before this line: there is one } too many above."},
        {"does not name a type|unknown type name|a type specifier is required|requires a type specifier",
         R"(^ *(?:const +)?(Matrix|MatrixXd|matrix|Mat|mat|vec|ndarray|array)\b)",
         "`%1` is not known here. The type of a matrix is arma::mat."},
        {"does not name a type|unknown type name|a type specifier is required|requires a type "
         "specifier|expected unqualified-id",
         "",
         "This line is outside any function, or its type is misspelled. Is there one } too many above it?"},

        // ---- What remains of types that do not fit ----
        {"to object of type 'a lambda'", "",
         "Your function [](…) { … } is called with other arguments than it takes."},
        {"conver|invalid initialization of reference|no matching function",
         R"(\b(linear_forward|linear_activation_forward|L_model_forward|compute_cost|linear_backward|linear_activation_backward|L_model_backward|update_parameters|relu_backward|sigmoid_backward|tanh_backward|relu|sigmoid) *\()",
         "What is given here has a different type from what is needed. $S."},
        {"call to 'qr|call to 'lu|call to 'svd_econ", R"(\b(qr|qr_econ|lu|svd_econ) *\()",
         "arma::%1 puts its results into the matrices that come first in the call, and returns only whether "
         "it worked: arma::mat Q, R; arma::qr_econ(Q, R, X);"},
        {"no matching function", R"(\barma::(\w+) *\()",
         "A function on this line is called with other arguments than it takes. What arma::%1 takes is in "
         "Armadillo's documentation: https://arma.sourceforge.net/docs.html"},
        {"cannot conver|could not conver|no viable conver|invalid conversion|invalid initialization of "
         "reference|no matching function|non-scalar type",
         "",
         "What is given here has a different type from what is needed. dnn/dnn.hpp shows what the exercises' "
         "functions take and return."},
        {"no match for 'operator|invalid operands", "",
         "This operator does not take these two types. Check what each side is."},
    });
    return all;
}
