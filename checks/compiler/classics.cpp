#include "checks/compiler/rules.hpp"

namespace {

const char* const read_by_at =
    "[] could add an entry, and this dictionary is const. Read from it with .at(…): %1.at(…).";

const char* const foreign_character = "There is a character on this line that is not C++: a · or − from a "
                                      "formula, curly quotes, or a space from a web "
                                      "page that looks like any other. Type the line yourself.";

} // namespace

const Rules& classic_errors() {
    static const Rules all({
        // ---- Characters that C++ does not have, or reads differently ----
        {"invalid preprocessing directive|'#' is not|stray '#'", "",
         "The compiler knows no such line with #. If it is a comment: in C++, that begins with //."},
        {"not valid in an identifier|not valid at the start of an identifier|stray '|unexpected "
         "character|non-ASCII",
         "", foreign_character},
        {"was not declared|undeclared", "[\x80-\xff]", foreign_character},
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
        {"is not a member of 'std'|in namespace 'std'",
         R"(std::(unordered_set|unordered_map|set|list|deque|array|optional|variant|thread|mutex|regex|bitset|queue|stack|complex|span)\b)",
         "`%1` needs its header: add #include <%1> at the top of the file."},
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
        {"operator[]'&std::map|Parameters|Gradients&std::pair<const", R"((\w+)\[(\w+)\])",
         "`%2` is an entry of a dictionary, a key with its matrix: for (const auto& [key, matrix] : …) takes "
         "it apart."},
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
        {"has no member named 'push_back|no member named 'push_back&arma::", R"((\w+)\.push_back)",
         "`%1` is a matrix, which does not grow: collect the numbers in a std::vector<double>, and make "
         "arma::vec(…) of it at the end."},
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
        {"cannot be used as a function|is not a function|no match for call|called object",
         R"(\bactivation *\()",
         "activation says which function is meant, and is none itself: if (activation == Activation::relu) A "
         "= relu(Z); and so on."},
        {"cannot be used as a function|is not a function", R"(\b(n_(?:rows|cols|elem)) *\()",
         "%1 is a number, not a function: it is written without ()."},
        {"cannot be used as a function|is not a function", R"(\b(\w+) +\()",
         "Only functions are called with ( ). Is a * missing after `%1`?"},
        {"cannot be used as a function|is not a function", "",
         "Only functions are called with ( ). Is a * missing in front of the (?"},

        // ---- Calls of the exercises' functions ----
        {"no match for call to|no matching function&OnIteration|std::function<bool", "",
         "This is not how many arguments the function takes: on_iteration(i, cost)."},
        {"SizeMat", "", "Rows and columns are two arguments, without braces: arma::zeros(rows, columns)."},
        {"too few arguments|no matching function", R"(\brandn\( *\()",
         "Rows and columns are two arguments, in one pair of parentheses: randn(rows, columns)."},
        {"dnn::Cache&LinearCache&expression of type|no known conversion|cannot convert|could not "
         "convert|invalid initialization",
         R"(\blinear_backward\()", "linear_backward takes the linear part of the cache: cache.linear."},
        {"std::pair&std::vector<dnn::Cache>&expression of type|no known conversion|cannot convert|could not "
         "convert|invalid initialization",
         "",
         "This is both results of L_model_forward in one: .first is AL, and .second the caches; or unpack "
         "them, auto [AL, caches] = …"},
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
        {"conver|no matching function&brace|initializer list",
         R"(\b((?:np::random::|arma::)?(?:randn|zeros|ones))\( *\{)",
         "Rows and columns are two numbers of their own: %1(rows, columns)."},
        {"push_back", R"((\w+)\.push_back\()",
         "What goes into `%1` must be one of its elements: a whole Cache for caches, a number for costs."},
        {"arma::mat*'|arma::mat *'", R"(\bnew\b)",
         "new makes a pointer, and a matrix needs none: arma::mat A = X;"},

        // ---- const ----
        {"read-only|const-qualified", R"(\b(?:if|while) *\(([^=!<>]*[^=!<> ]) *= *([^=][^()]*)\))",
         "= assigns, == compares: %1 == %2."},
        {"map|Parameters|Gradients&discards qualifiers|no viable overloaded operator[]|not marked const",
         R"(\b(parameters|grads)\[)", read_by_at},
        {"map|Parameters|Gradients&discards qualifiers|no viable overloaded operator[]|not marked const",
         R"((\w+)\[)", read_by_at},
        {"no viable overloaded operator[]|marked const", R"((\w+)\[)", read_by_at},
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
    });
    return all;
}
