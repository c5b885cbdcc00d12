#include "checks/compiler/rules.hpp"

const Rules& classic_errors() {
    static const Rules all({
        // ---- Characters that C++ does not have, or reads differently ----
        {"not valid in an identifier|stray '|unexpected character|non-ASCII", "",
         "There is a character on this line that is not C++: a · or − from a formula, or curly quotes. Type "
         "*, - and \" yourself."},
        {"was not declared|undeclared", "[\x80-\xff]",
         "There is a character on this line that is not C++: a · or − from a formula, or curly quotes. Type "
         "*, - and \" yourself."},
        {"invalid preprocessing directive|'#' is not|stray '#'", "",
         "The compiler knows no such line with #. If it is a comment: in C++, that begins with //."},
        {"missing terminating \" character|missing terminating '\"'", "",
         "The text that begins on this line has no closing \"."},
        {"missing terminating ' character", "",
         "A ' is alone on this line. Text goes in double quotes, and the transpose of M is M.t()."},
        {"operator^'|operands to binary expression|expected unqualified-id", R"(\^)",
         "^ is not a power in C++. To square a number, multiply it by itself; to square a matrix element by "
         "element, use arma::square."},
        {"numeric literal operator|invalid suffix|invalid digit", R"(\b([\d.]+)([A-Za-z]\w*))",
         "A * is missing: `%1%2` is %1 * %2 in C++."},

        {"'np'", "",
         "`np` is Python's NumPy. Here the matrix functions are Armadillo's, in arma::. $T has what this "
         "exercise needs."},

        // ---- Namespaces and enums ----
        {"before '.' token|unexpected namespace|does not refer to a value|expected unqualified-id",
         R"(\b(np|arma|std|dnn|Activation) *\. *(\w+))",
         "In C++ a namespace is followed by ::, and so is an enum such as Activation: %1::%2. The dot is for "
         "the members of a variable."},
        {"not a member of 'dnn::Activation'|in 'dnn::Activation'", "",
         "The activations are written in small letters: Activation::sigmoid, Activation::relu, "
         "Activation::tanh."},
        {"not declared|undeclared", R"(\b(relu|sigmoid|tanh)(?:_backward)? *\()",
         "`$1` is not known here. Which functions a file may use, its lines with #include say; what the "
         "exercises built before does this step already."},
        {"'relu'|'sigmoid'|'tanh'&not declared|undeclared", "",
         "An activation is given as Activation::$1; `$1` alone is a function, and not known in this file."},
        {"to 'dnn::Activation'|to 'const dnn::Activation'", R"(\b(relu|sigmoid|tanh) *(?:[:,)]|$))",
         "An activation is given as Activation::%1; `%1` alone is the function."},
        {"dnn::Activation", R"~("(\w+)")~",
         "An activation is not text here: it is Activation::relu, Activation::sigmoid or Activation::tanh."},
        {"operator=='|comparison&Activation", "",
         "Compare an activation with Activation::relu, Activation::sigmoid or Activation::tanh. relu by "
         "itself is the function."},
        {"operands to binary expression&dnn::Activation", R"(^[^|&]*==[^|&]*$)",
         "Compare an activation with Activation::relu, Activation::sigmoid or Activation::tanh. relu by "
         "itself is the function."},
        {"no match for 'operator|invalid operands|no viable", R"(\|\||&&|\band\b|\bor\b)",
         "Each side of || and && is a comparison of its own: a == Activation::relu || a == "
         "Activation::tanh."},
        {"'relu'|'sigmoid'|'relu_backward'|'sigmoid_backward'&is not a member of|no member named", "",
         "`$1` is not Armadillo's: write it without a prefix."},
        {"is not a member of 'arma'|in namespace 'arma'",
         R"(\barma::(transpose|matmul|power|add|append|concatenate|multiply|divide|mat_mul)\b)",
         "Armadillo has no `%1`: the transpose is M.t(), a product A * B or, element by element, A % B, a "
         "power arma::pow(M, n)."},
        {"is not a member of '", "",
         "`$1` does not exist in `$2`. Is it a typo, or another library's name? $T has what this exercise "
         "needs."},
        {"no member named '&in namespace", "",
         "`$1` does not exist in `$2`. $T has what this exercise needs."},

        // ---- = and == ----
        {"to 'bool'|to type 'bool'|contextually convertible to 'bool'", R"(\(\s*(\w+) = ([\w:]+))",
         "= assigns, == compares: %1 == %2."},

        // ---- Indices and parts ----
        {"operator[]", R"(([A-Za-z_]\w*(?:\.\w+)*)\[ *([\w.]+ *[<>]=? *[\w.]+) *\])",
         "Armadillo finds elements by arma::find: %1.elem(arma::find(%2)) are those where %2. For relu's 0, "
         "relu and relu_backward do it."},
        {"operator[]'|does not provide a subscript&LinearGradients", R"~((\w+)\["(\w+)"\])~",
         "%1 is a struct, whose parts are written with a dot: %1.%2."},
        {"operator[]'|does not provide a subscript&Cache", R"~((\w+(?:\[[\w -]+\])?)\["(\w+)"\])~",
         "%1 is a struct, whose parts are written with a dot: linear and Z of a Cache; A, W and b of a "
         "LinearCache; and not \"%2\" in brackets."},
        {"operator[]'|does not provide a subscript&Cache|pair|LinearGradients", R"((\w+)\[(\d)\])",
         "%1 has no numbered parts. Of a Cache they are .linear and .Z, of a LinearCache .A, .W and .b, of a "
         "LinearGradients .dA_prev, .dW and .db, of a pair .first and .second."},
        {"operator[]'&std::map|Parameters|Gradients", R"((\w+)\[(\w+)\])",
         "The keys of a dictionary are text: %1.at(\"W\" + std::to_string(%2))."},
        {"array subscript|subscripted value", R"((\w+)\[([\w +-]+)\]\[([\w +-]+)\])",
         "An element of a matrix is in one pair of parentheses: %1(%2, %3)."},
        {"array subscript|subscripted value|operator[]",
         R"(\.(col|row|cols|rows|elem|at) *\[ *([^\]]*?) *\])", "`%1` is called with parentheses: .%1(%2)."},
        {"no match for call to|does not provide a call operator|not a function&vector",
         R"((?:^|[^:\w.])(\w+)\(([^()]*)\))", "The elements of a std::vector are in brackets: %1[%2]."},
        {"no match for call to|does not provide a call operator|not a function&map|Parameters|Gradients",
         R"((\w+)\( *["'])", "An entry of a dictionary is in brackets: %1[…], or %1.at(…) to read only."},
        {"base operand of '->'|is not a pointer", R"((\w+(?:\[[\w -]+\])?)->(\w+))",
         "-> is for pointers. The parts of a variable are written with a dot: %1.%2."},

        // ---- Members ----
        {"dnn::Cache'&has no member named|no member named", R"((\w+(?:\[[\w +-]+\])?)\.(A|W|b)\b)",
         "A Cache holds two things, linear and Z, and `%2` is in the first: %1.linear.%2."},
        {"dnn::Cache'&has no member named|no member named", "",
         "A Cache holds linear, which has A, W and b, and Z: cache.linear and cache.Z."},
        {"dnn::LinearCache'&has no member named|no member named", "",
         "A LinearCache holds A, W and b: .A is the activation of the layer before."},
        {"dnn::LinearGradients'&has no member named|no member named", "",
         "A LinearGradients holds dA_prev, dW and db: they are written with a dot."},
        {"std::pair&has no member named|no member named", "",
         "A pair has .first and .second, in the order in which the function returns them; or unpack it: auto "
         "[a, b] = …"},
        {"std::map|Parameters|Gradients&has no member named|no member named", R"((\w+)\.(d?[AWb]\w*))",
         "The parts of a dictionary have keys: %1[\"%2\"], or %1.at(\"%2\") to read only."},
        {"unresolved overloaded function|invalid use of non-static member|invalid use of member "
         "function|reference to non-static member",
         R"(\.each_(col|row)\b(?! *\())", "each_%1 is a function, and called with parentheses: .each_%1()."},
        {"has no member named 'each_|no member named 'each_|each_col|each_row&operator|no member",
         R"(\)\.each_)",
         "each_col() works on a variable, in a statement of its own: first the product, then the column."},
        {"no matching function for call|no matching member&each_", R"(each_(col|row)\( *([\w.]+))",
         "each_%1() takes no matrix: M.each_%1() += %2."},
        {"has no member named '&did you mean '", "", "What is before the dot has no `$2`: did you mean $3?"},
        {"has no member named|no member named", "",
         "What is before the dot has no such member. Is it a typo, or does it belong to another variable?"},
        {"invalid use of member function|invalid use of non-static member|reference to non-static "
         "member|unresolved overloaded function",
         R"(([\w.]+)\.(t|size|n_rows|n_cols|back|front|zeros)\b(?! *\())",
         "A member function is called with () after its name: %1.%2()."},
        {"invalid use of member function|invalid use of non-static member|reference to non-static member", "",
         "A member function is called with () after its name."},
        {"cannot be used as a function|is not a function", R"(\b(n_(?:rows|cols|elem)) *\()",
         "%1 is a number, not a function: it is written without ()."},
        {"cannot be used as a function|is not a function", R"(\b(\w+) +\()",
         "Only functions are called with ( ). Is a * missing after `%1`?"},
        {"cannot be used as a function|is not a function", "",
         "Only functions are called with ( ). Is a * missing in front of the (?"},

        // ---- Calls of the exercises' functions ----
        {"too few arguments|no matching function", R"(\brandn\( *\()",
         "Rows and columns are two arguments, in one pair of parentheses: randn(rows, columns)."},
        {"dnn::Cache&LinearCache&expression of type|no known conversion|cannot convert|could not "
         "convert|invalid initialization",
         R"(\blinear_backward\()", "linear_backward takes the linear part of the cache: cache.linear."},
        {"std::vector<dnn::Cache>&expression of type|no known conversion|cannot convert|could not "
         "convert|invalid initialization",
         "", "caches is a std::vector with one Cache per layer; that of layer l is caches[l - 1]."},
        {"of type 'const dnn::Cache'|of type 'dnn::Cache'|from 'dnn::Cache'|from 'const dnn::Cache'|of type "
         "'const dnn::LinearCache'|of type 'dnn::LinearCache'|from 'dnn::LinearCache'&const arma::mat|to "
         "'arma::mat'",
         R"(\b(relu|sigmoid|tanh|relu_backward|sigmoid_backward|tanh_backward)\()",
         "A whole cache is given where a matrix is needed: cache.Z is the matrix in it. `%1` works on Z."},
        {"cannot decompose|cannot be decomposed|decomposes",
         R"(= *(?:dnn::)?(relu|sigmoid|tanh|relu_backward|sigmoid_backward|tanh_backward|compute_cost|L_model_backward|update_parameters)\()",
         "%1 returns one value, so there is nothing to take apart: $S."},
        {"too few arguments|too many arguments",
         R"(\b(linear_forward|linear_activation_forward|L_model_forward|compute_cost|linear_backward|linear_activation_backward|L_model_backward|update_parameters|relu|sigmoid|tanh|relu_backward|sigmoid_backward|tanh_backward|on_iteration|initialize_parameters|randn) *\()",
         "This is not how many arguments the function takes: $S."},
        {"too few arguments", "",
         "The call has fewer arguments than the function takes. For the exercises' functions, dnn/dnn.hpp "
         "shows which, and in which order."},
        {"too many arguments", "",
         "The call has more arguments than the function takes. For the exercises' functions, dnn/dnn.hpp "
         "shows which, and in which order."},
        {"std::pair|LinearGradients&operator=|non-scalar type|conver|no viable",
         R"(^[^=]*= *(?:dnn::)?(linear_forward|linear_activation_forward|L_model_forward) *\()",
         "$S. Unpack them first: auto [first, second] = %1(…)."},
        {"LinearGradients&operator=|non-scalar type|conver|no viable",
         R"(^[^=]*= *(?:dnn::)?(linear_backward|linear_activation_backward) *\()",
         "$S. Unpack them: auto [dA_prev, dW, db] = %1(…), in names of your own."},
        {"before 'int'|before 'double'|before 'const'|does not refer to a value|function-style",
         R"(\b(\w+)\((?:[^()]*, *)?(?:const +)?(?:arma::\w+|int|double|std::\w+|Activation|Cache|LinearCache) *&? *[A-Za-z_]\w*[,)])",
         "A call names its arguments without their types: $S."},
        {"before ',' token|before ')' token|does not refer to a value",
         R"(\(.*\b(arma::mat|Cache|LinearCache|Activation|Parameters) +&? *\w+)",
         "A call names its arguments without their types, such as %1."},
        {"conver|no matching function|no match for 'operator=&Cache|arma::mat",
         R"(\bCache\b *\w* *(?:= *)?[({]|^ *cache *= *\{)",
         "A Cache is put together from its LinearCache and Z, in this order: Cache{linear, Z}."},
        {"push_back", R"((\w+)\.push_back\()",
         "What goes into `%1` must be one of its elements: a whole Cache for caches, a number for costs."},
        {"arma::mat*'|arma::mat *'", R"(\bnew\b)",
         "new makes a pointer, and a matrix needs none: arma::mat A = X;"},

        // ---- const ----
        {"map|Parameters|Gradients&discards qualifiers|no viable overloaded operator[]|not marked const",
         R"((\w+)\[)",
         "[] could add an entry, and this dictionary is const. Read from it with .at(…): %1.at(…)."},
        {"no viable overloaded operator[]|marked const", R"((\w+)\[)",
         "[] could add an entry, and this dictionary is const. Read from it with .at(…): %1.at(…)."},
        {"=' (operand types are 'const |read-only|discards qualifiers|const-qualified|marked const",
         R"(^ *(parameters|grads)\b[^=]*[-+*/%]?=)",
         "`%1` is const, since it is an argument: it must stay as it is. Change the variable that is "
         "returned, such as `updated`, a copy of the parameters."},
        {"discards qualifiers|read-only|=' (operand types are 'const|const-qualified|marked const",
         R"(^ *([A-Za-z_][\w.]*)(?:\[.*\]|\(.*\))? *[-+*/%]?=[^=])",
         "`%1` is const, as arguments and some numbers of the file are: it cannot be changed. Put the result "
         "into a variable of your own, or into the one that is returned."},
        {"discards qualifiers|read-only|const-qualified|marked const", "",
         "This would change something that is const, such as an argument or a number that came with the "
         "file. Put the result into a variable of your own, or into the one that is returned."},

        // ---- A matrix where a number is needed, and the other way round ----
        {"cannot conver|could not conver|no viable conver|from incompatible type&matrix "
         "expression|arma::mat|arma::vec|arma::rowvec|arma::Op|arma::Glue&to 'double'|to 'const "
         "double'|return type 'double'",
         "",
         "The right side is still a matrix, even if it has only one element (1×1), and a number is needed "
         "here. arma::as_scalar takes the one element out; arma::accu adds up all elements."},
        {"from 'double' to non-scalar type 'arma::mat'|from 'double' to 'arma::mat'|'double' to 'arma::mat'",
         "", "The right side is a number, not a matrix: declare it as double."},
        {"operator%'|invalid operands&char", R"("[^"]*%[^"]*" *% *(\w+))",
         "Python fills in text with %, C++ does not: \"W\" + std::to_string(%1)."},
        {"operator%'|invalid operands|operands to binary expression", "%",
         "% multiplies two matrices of the same shape, element by element, so both sides must be matrices. "
         "For a number times a matrix, use *."},
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
        {"no match for 'operator|invalid operands|no viable overloaded&subview_each", "",
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

        // ---- Punctuation; last, since much else makes the compiler expect something ----
        {"'else' without a previous 'if'|expected expression", R"(\belse\b)",
         "This else has no if right before it: a ; after the if's ) ends the if, and more than one statement "
         "in between needs { }."},
        {"a function-definition is not allowed|function definition is not allowed", "",
         "A function cannot stand inside another one. Write it above, or as const auto f = [&](const "
         "arma::mat& Z) { return …; };"},
        {"expected '}' at end of input|expected '}'", "",
         "The file has more { than }. The compiler notices only at the end: look in your lines for the block "
         "that is not closed."},
        {"expected ')'|expected primary-expression before ')'|expected expression", R"(^[^{}]*;)",
         "A closing ) is missing, or there is one character too many. Count the parentheses on this line."},
        {"expected ')'|expected primary-expression before ')'", "",
         "A closing ) is missing, or there is one character too many. Count the parentheses on this line."},
        {"expected ']'", "",
         "A closing ] is missing, or what is between [ and ] is Python's, such as a slice."},
        {"expected ',' or ';' before", "",
         "The statement before this has not ended: is there a ; at the end of the line above? (And // begins "
         "a comment; division is /.)"},
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

const Rules& classic_warnings() {
    static const Rules all({
        {"assignment used as truth value|result of an assignment as a condition", R"(\( *(\w+) *= *([\w:]+))",
         "`%1 = %2` assigns; == compares."},
        {"assignment used as truth value|result of an assignment as a condition", "",
         "= assigns; == compares."},
        {"no return statement|control reaches end|does not return a value", "",
         "the function can end here without a return, and anything may happen then."},
        {"does not guard|empty body", R"(\) *; *$)",
         "the ; right after the ) ends the loop or condition; what follows does not belong to it."},
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
        {"uninitialized", "", "a variable is read before it has a value."},
    });
    return all;
}
