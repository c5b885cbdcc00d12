#include "checks/compiler/rules.hpp"

// A word that could also be C++ has the compiler's message beside it.

const Rules& foreign_words() {
    static const Rules all({
        // ---- NumPy's functions ----
        {"", R"(\b(?:np|numpy) *(?:\. *random *(?:\.|::)|:: *random *\.) *(randn|seed)\b)",
         "`np.random.%1` is written np::random::%1 in C++: a namespace is followed by ::."},
        {"", R"(\b(?:np|numpy) *(?:\.|::) *random *(?:\.|::) *(?!randn\b|seed\b|RandomState\b)(\w+))",
         "Of NumPy's random numbers, np::random::seed and np::random::randn(rows, columns) exist here; `%1` "
         "is "
         "none of them."},
        {"", R"(\b(?:np|numpy)(?:\.|::)(?:dot|matmul)\( *([\w.]+(?:\(\))?) *, *([\w.]+(?:\(\))?) *\))",
         "The matrix product `np.dot(%1, %2)` is #1 * #2 in Armadillo."},
        {"", R"(\b(?:np|numpy)(?:\.|::)(dot|matmul|inner)\b)",
         "The matrix product `np.%1(a, b)` is a * b in Armadillo."},
        {"", R"(\b(?:np|numpy)(?:\.|::)sum\( *([\w.]+) *, *(?:axis *= *)?([01])\b)",
         "`np.sum(%1, axis=%2)` is arma::sum(%1, %2) in Armadillo. The result keeps both dimensions."},
        {"", R"(\b(?:np|numpy)(?:\.|::)sum\b.*axis *= *([01]))",
         "`np.sum(M, axis=%1)` is arma::sum(M, %1) in Armadillo. The result keeps both dimensions."},
        {"", R"(\b(?:np|numpy)(?:\.|::)sum\b)",
         "`np.sum` over all elements is arma::accu in Armadillo; for the sum of each row, arma::sum(M, 1)."},
        {"", R"(\b(?:np|numpy)(?:\.|::)multiply\b)",
         "`np.multiply(a, b)` is a % b in Armadillo: % multiplies element by element."},
        {"", R"(\b(?:np|numpy)(?:\.|::)divide\b)",
         "`np.divide(a, b)` is a / b in Armadillo, element by element."},
        {"", R"(\b(?:np|numpy)(?:\.|::)(add|subtract)\b)",
         "`np.%1` has no counterpart: write + or - between two matrices."},
        {"", R"(\b(?:np|numpy)(?:\.|::)power\b)",
         "`np.power(M, n)` is arma::pow(M, n) in Armadillo, and arma::square(M) is its square."},
        {"", R"(\b(?:(?:np|numpy)(?:\.|::)|arma::)(?:maximum|fmax)\b)",
         "`maximum` is NumPy's. max(0, Z) for every element of a matrix is relu(Z) here, or arma::clamp."},
        {"", R"(\b(?:np|numpy)(?:\.|::)(?:squeeze|asscalar|item)\b)",
         "What `np.squeeze` is for is not needed here: a double is a number already. Of a matrix with one "
         "element, arma::as_scalar takes it out."},
        {"", R"(\b(?:np|numpy)(?:\.|::)(?:array|copy|asarray)\b)",
         "A copy of a matrix needs no function: = copies, as in arma::mat B = A."},
        {"", R"(\b(?:np|numpy)(?:\.|::)(zeros|ones|empty)(?:_like)?\b)",
         "`np.%1` is arma::%1(rows, columns) in Armadillo, with one pair of parentheses."},
        {"", R"(\b(?:np|numpy)(?:\.|::)(mean|average)\b)",
         "The mean of all elements, `np.%1`, is arma::accu(M) / M.n_elem in Armadillo."},
        {"", R"(\b(?:np|numpy)(?:\.|::)transpose\b)", "`np.transpose(M)` is M.t() in Armadillo."},
        {"", R"(\b(?:np|numpy)(?:\.|::)shape\b)",
         "NumPy's shape is n_rows and n_cols in Armadillo, without parentheses: M.n_rows, M.n_cols."},
        {"", R"(\b(?:np|numpy)(?:\.|::)where\b)",
         "`np.where` has no counterpart of its own: arma::find(Z > 0) gives the places, and Z.elem(…) the "
         "elements "
         "there. For relu, relu and relu_backward do it."},
        {"",
         R"(\b(?:np|numpy)(?:\.|::)(exp|log|log2|log10|log1p|expm1|sqrt|abs|tanh|cosh|sinh|square|sign|max|min|round|floor|ceil|eye|trace|cumsum|prod|reshape)\b)",
         "`np.%1` is arma::%1 in Armadillo."},
        {"", R"(\b(?:np|numpy)(?:\.|::)clip\b)", "`np.clip(M, a, b)` is arma::clamp(M, a, b) in Armadillo."},
        {"", R"(\b(?:np|numpy)(?:\.|::)(?:vstack|hstack|concatenate)\b)",
         "Two matrices are put together by arma::join_cols(A, B), one below the other, or arma::join_rows(A, "
         "B)."},
        {"", R"(\b(?:np|numpy)(?:\.|::)newaxis\b)",
         "A column of a matrix stays a matrix here: np.newaxis is not needed."},
        {"", R"(\b(?:np|numpy)\.(\w+))",
         "`np` is Python's NumPy. Here the matrix functions are Armadillo's, in arma::. $T has what this "
         "exercise needs."},
        {"not a member of 'np'|in namespace 'np'", R"(\bnp::(\w+))",
         "Of NumPy, only np::random exists here; all other matrix functions are Armadillo's, in arma::. $T "
         "has "
         "what this exercise needs."},
        {"not declared|undeclared", R"(\b(?:math|Math)(?:\.|::)(\w+))",
         "There is no `math` in C++: std::%1 takes a number, arma::%1 every element of a matrix."},

        // ---- Members of NumPy's arrays, and of Python's lists and dictionaries ----
        {"", R"(([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\.T\b)", "The transpose `%1.T` is %1.t() in Armadillo."},
        {"has no member|no member named", R"(([A-Za-z_]\w*(?:\.\w+)*)\.(?:transpose|trans|transposed)\b)",
         "The transpose of %1 is %1.t() in Armadillo."},
        {"", R"(([A-Za-z_]\w*(?:\.\w+)*)\.shape *[\[(] *0)",
         "`%1.shape[0]`, the number of rows, is %1.n_rows in Armadillo."},
        {"", R"(([A-Za-z_]\w*(?:\.\w+)*)\.shape *[\[(] *1)",
         "`%1.shape[1]`, the number of columns, is %1.n_cols in Armadillo."},
        {"", R"(\.shape\b)",
         "`shape` is NumPy's. In Armadillo, M.n_rows and M.n_cols are the numbers of rows and columns."},
        {"has no member|no member named", R"(([A-Za-z_]\w*(?:\.\w+)*)\.dot\( *([\w.]+(?:\(\))?) *\))",
         "The matrix product `%1.dot(%2)` is %1 * #2 in Armadillo."},
        {"has no member|no member named", R"(([A-Za-z_]\w*(?:\.\w+)*)\.(dot|matmul|mul|multiply)\()",
         "In Armadillo a product is an operator: %1 * B is the matrix product, %1 % B goes element by "
         "element."},
        {"has no member|no member named", R"(([A-Za-z_]\w*(?:\.\w+)*)\.sum\( *(?:axis *= *)?([01]))",
         "`%1.sum(axis=%2)` is arma::sum(%1, %2) in Armadillo."},
        {"has no member|no member named", R"(([A-Za-z_]\w*(?:\.\w+)*)\.sum\()",
         "`%1.sum()` is arma::accu(%1) in Armadillo; for the sum of each row, arma::sum(%1, 1)."},
        {"has no member|no member named",
         R"(([A-Za-z_]\w*(?:\.\w+)*)\.(mean|max|min|std|exp|log|sqrt|square|pow|abs)\()",
         "In Armadillo this is a function, not a member: arma::%2(%1)."},
        {"has no member|no member named", R"(([A-Za-z_]\w*(?:\.\w+)*)\.(?:rows|nrows|numRows|height)\b)",
         "The number of rows of %1 is %1.n_rows, without parentheses."},
        {"has no member|no member named",
         R"(([A-Za-z_]\w*(?:\.\w+)*)\.(?:cols|ncols|columns|numCols|width)\b)",
         "The number of columns of %1 is %1.n_cols, without parentheses."},
        {"has no member|no member named", R"(([A-Za-z_]\w*(?:\.\w+)*)\.copy\()",
         "A copy needs no function: = copies, as in arma::mat B = %1."},
        {"has no member|no member named&map|Parameters|Gradients",
         R"(([A-Za-z_]\w*)\.(append|add|push|push_back|put|set|update)\()",
         "A dictionary has no `%2`. An entry is set by its key: %1[\"W1\"] = …"},
        {"has no member|no member named&map|Parameters|Gradients",
         R"(([A-Za-z_]\w*)\.(?:get|getitem|value)\()",
         "An entry of a dictionary is read by its key: %1.at(\"W1\")."},
        {"has no member|no member named&map|Parameters|Gradients",
         R"(([A-Za-z_]\w*)\.(keys|values|items|has_key)\b)",
         "`%2` is Python's. for (const auto& [key, value] : %1) goes through a dictionary; %1.at(\"W1\") "
         "reads "
         "an entry."},
        {"has no member|no member named",
         R"(([A-Za-z_]\w*)\.(append|add|push|extend|Add|pushBack)\( *([^()]*?) *\))",
         "`%1.%2(%3)` is %1.push_back(%3) in C++."},
        {"has no member|no member named", R"(([A-Za-z_]\w*)\.(append|add|push|extend|Add|pushBack)\()",
         "`%2` is %1.push_back(…) in C++."},
        {"has no member|no member named", R"(([A-Za-z_]\w*)\.(length|len|count|Count|Length)\b)",
         "`%1.%2` is %1.size() in C++, with parentheses."},
        {"has no member|no member named",
         R"(([A-Za-z_]\w*)\.(reverse|reversed|sort|pop|insert|index|format|join|astype|flatten|ravel|ndim|item|dtype)\b)",
         "What is before the dot has no `%2`; that is Python's. $T has what this exercise needs."},

        // ---- Python's statements ----
        {"", R"(\bfor +(\w+) +in +range\( *([\w. ]+?) *, *([\w.() +*/-]+?) *\) *:)",
         "Python's loop `for %1 in range(%2, %3):` is for (int %1 = %2; %1 < %3; ++%1) { … } in C++."},
        {"", R"(\bfor +(\w+) +in +range\( *([\w. +*/-]+?) *\) *:)",
         "Python's loop `for %1 in range(%2):` is for (int %1 = 0; %1 < %2; ++%1) { … } in C++."},
        {"", R"(\bfor +(\w+) +in +reversed\( *range\( *([\w. +*/-]+?) *\) *\))",
         "Python's loop backwards is for (int %1 = %2 - 1; %1 >= 0; --%1) { … } in C++."},
        {"", R"(\bfor +\(? *(\w+) *, *(\w+) *\)? +in +(\w+)\.items\b)",
         "Python's loop is for (const auto& [%1, %2] : %3) { … } in C++."},
        {"", R"(\bfor +(\w+) +in +(\w+) *:)",
         "Python's loop `for %1 in %2:` is for (const auto& %1 : %2) { … } in C++."},
        {"", R"(\bfor\b *\(?[^;:]*\bin\b)",
         "This is Python's for. C++ has three parts in parentheses, for (int l = 1; l <= L; ++l), and the "
         "body goes "
         "in { }."},
        {"expected '(' before|expected '(' after", R"(^ *for +(\w+) *= *(\w+) *: *(\w+))",
         "This loop is for (int %1 = %2; %1 <= %3; ++%1) { … } in C++."},
        {"expected '(' before|expected '(' after", R"(\bfor\b)",
         "This is not C++'s for, which has three parts in parentheses, for (int l = 1; l <= L; ++l), and its "
         "body "
         "in { }."},
        {"", R"(\bfor *\([^;]*,[^;]*,[^;:]*\) *[{:]?$)",
         "The three parts of a for are separated by ; and not by commas: for (int l = 1; l <= L; ++l)."},
        {"", R"(\b(elif|elseif|elsif)\b)", "`%1` is not C++, which writes else if (…)."},
        {"expected '(' before|expected '(' after", R"(\b(if|while|switch)\b)",
         "In C++ the condition of `%1` goes in parentheses, %1 (…), and what it decides goes in { }."},
        {"before ':' token|expected expression", R"((\)|\belse|\bdo|\btry) *: *$)",
         "In C++ a block does not begin with a colon; it goes in { }."},
        {"", R"(^ *(import|from) +\w)",
         "`%1` is Python's, and nothing is missing here: the file includes Armadillo and what it needs "
         "already, "
         "by #include above."},
        {"", R"(^ *def +(\w+))",
         "`def` is Python's. A C++ function begins with its type, and stands outside of this one, above it: "
         "arma::mat %1(const arma::mat& Z) { … }."},
        {"", R"(\blambda +[\w, ]+:(?!:))",
         "`lambda` is Python's. In C++: const auto f = [&](const arma::mat& Z) { return …; };"},
        {"not declared|undeclared", R"(^ *(pass|end|endif|endfor|endfunction|fi|done)\b)",
         "`%1` is not C++, where a block begins with { and ends with }."},
        {"", R"(\bprint +[("'\w])", "`print` is Python's. A matrix prints itself: M.print(\"M\")."},
        {"not declared|undeclared|not a member", R"(\b(print|disp|println|printf|console)\b)",
         "`%1` is not known here. A matrix prints itself: M.print(\"M\"); a number goes to std::cout << x."},
        {"not declared|undeclared", R"(\blen\( *([A-Za-z_]\w*) *\))",
         "`len(%1)` is %1.size() in C++. (A matrix has .n_rows and .n_cols instead.)"},
        {"not declared|undeclared", R"(\b(?:len|numel|length)\()",
         "`len` is Python's. A vector or a dictionary has .size(), a matrix .n_rows and .n_cols."},
        {"not declared|undeclared", R"(\bstr\( *([^()]+?) *\))", "`str(%1)` is std::to_string(%1) in C++."},
        {"not declared|undeclared", R"(\bstr\()",
         "`str` is Python's. std::to_string turns a number into text."},
        {"'axis'|'keepdims'", R"(\b(\w+)\(([\w.]+) *, *axis *= *([01]))",
         "Python can name an argument in a call; C++ goes by its position: arma::%1(%2, %3)."},
        {"not declared|undeclared", R"((?:^|[^:\w])sum\( *([\w.]+) *, *(?:axis *= *)?([01]))",
         "`sum(%1, %2)` is arma::sum(%1, %2) in Armadillo."},
        {"not declared|undeclared", R"(\b(?:axis|keepdims|keepdim|dtype) *=)",
         "Python can name an argument in a call; C++ goes by its position: arma::sum(M, 1) for axis=1. A "
         "result "
         "of Armadillo keeps both dimensions."},
        {"", R"(\b(True|False)\b)", "`%1` is Python's; C++ writes true and false, in small letters."},
        {"", R"(\bNone\b)", "`None` is Python's. A matrix without a value needs none: arma::mat M;"},
        {"not declared|undeclared", R"(\b(range|reversed|enumerate|zip|self|int64|float64|null|nil)\b)",
         "`%1` is not C++. $T has what this exercise needs."},
        {"not declared|undeclared|does not name a type|unknown type", R"(\b(let|var|val)\b +(\w+))",
         "`%1` is not C++: a new variable has its type in front, such as arma::mat %2, double %2 or int %2, "
         "or "
         "auto %2 for what a function returns."},
        {"not declared|undeclared|does not name a type|unknown type", R"(^ *(function|fun|func|fn)\b)",
         "`%1` is not C++, where a function begins with its type and stands outside of this one."},
        {"", R"(\bf["'])", "C++ has no f-strings: \"W\" + std::to_string(l) joins a text and a number."},
        {"", R"(^ *(?:(?:const +)?auto +)?\(? *[\w.]+(?: *, *[\w.]+)+ *\)? *= *\w*cache *;)",
         "C++ takes nothing apart on the left of =. A cache is a struct, whose parts are written with a dot: "
         "cache.linear and cache.Z of a Cache; cache.A, cache.W and cache.b of a LinearCache."},
        {"", R"(^ *(?:const +)?auto +(\w+(?: *, *\w+)+) *=[^=])",
         "Several names in one go stand in brackets: auto [%1] = …"},
        {"", R"(^ *(?:const +)?auto *&? *\( *(\w+(?: *, *\w+)+) *\) *=[^=])",
         "The names go in brackets, not in parentheses: auto [%1] = …"},
        {"", R"(^ *\[ *([\w.]+(?: *, *[\w.]+)+) *\] *=[^=])",
         "auto is missing in front of the [: auto [%1] = … makes new variables. For those that exist "
         "already: "
         "std::tie(%1) = …"},
        {"", R"(^ *\(? *([A-Za-z_][\w.]*(?: *, *[A-Za-z_][\w.]*)+) *\)? *= *(\w+) *\()",
         "C++ takes nothing apart like this. auto [a, b] = %2(…) makes new variables, in names of your own; "
         "for those "
         "that exist already: std::tie(%1) = %2(…)."},
        {"", R"(^ *\(? *([A-Za-z_][\w.]*(?: *, *[A-Za-z_][\w.]*)+) *\)? *=[^=])",
         "C++ assigns one variable at a time; the comma does not take anything apart. For a function that "
         "returns "
         "several values: auto [a, b] = f(…), or std::tie(a, b) = f(…) for variables that exist already."},
        {"", R"(= *\[ *\] *;?$)", "A list in C++ starts empty by itself: std::vector<double> v;"},
        {"", R"(\+= *\[)", "A vector grows by v.push_back(x), one element at a time."},

        // ---- MATLAB, Octave and others ----
        {"", R"((?:\b[A-Za-z_]\w*|[)\]]) *\.\*)",
         "`.*` is MATLAB's. In Armadillo % multiplies element by element, and * is the matrix product."},
        {"", R"((?:\b[A-Za-z_]\w*|[)\]]) *\./)",
         "`./` is MATLAB's. In Armadillo / divides element by element."},
        {"", R"((?:\b[A-Za-z_]\w*|[)\]]) *\.\^)",
         "`.^` is MATLAB's. In Armadillo arma::square(M) or arma::pow(M, n) goes element by element."},
        {"", R"(\b([A-Za-z_]\w*) *\( *: *, *([\w +-]+?) *\))", "Column %2 of %1 is %1.col(%2) in Armadillo."},
        {"", R"(\b([A-Za-z_]\w*) *\( *([\w +-]+?) *, *: *\))", "Row %2 of %1 is %1.row(%2) in Armadillo."},
        {"", R"(\b([A-Za-z_]\w*) *\[ *: *, *([\w +-]+?) *\])", "Column %2 of %1 is %1.col(%2) in Armadillo."},
        {"", R"(\b([A-Za-z_]\w*) *\[ *([\w +-]+?) *, *: *\])", "Row %2 of %1 is %1.row(%2) in Armadillo."},
        {"", R"(\[[^\][?:]*:(?!:)[^:\]]*\])",
         "C++ has no slices with a colon. Of a matrix, M.col(j), M.row(i) and M.cols(i, j) are the parts."},
        {"", R"((?:^|[^'\w])([A-Za-z_]\w*)' *(?:[*/+;,)-]|$))",
         "The transpose `%1'` is %1.t() in Armadillo."},
        {"", R"(~=|[\w)\]] +<> +[\w(])", "Not equal is != in C++."},
        {"", R"(===|!==)", "Equal is == in C++, and not equal is !=."},
        {"", R"(=<)", "Less or equal is <= in C++, and greater or equal is >=."},
        {"primary-expression before '%'|expected expression", R"(^ *% *\w)",
         "A comment begins with // in C++."},
        {"", R"(([\w.)\]]+) *@ *([\w.(]+))", "The matrix product `@` is * in Armadillo: %1 * %2."},
        {"", R"(\*\*)",
         "There is no ** in C++. To square a number, multiply it by itself; to square a matrix element by "
         "element, use arma::square."},

        // ---- Text ----
        {"", R"('(\w)' *\+ *(?!std::to_string|to_string|std::string|str\b)(\w[\w +-]*))",
         "Text goes in double quotes, and a number joins it by std::to_string: \"%1\" + std::to_string(%2)."},
        {"", R"('(\w+)' *\+)",
         "Text goes in double quotes in C++: \"%1\", not '%1', which is a single character."},
        {"", R"('([\w ]{2,})')",
         "Text goes in double quotes in C++: \"%1\", not '%1', since single quotes hold a single character."},
    });
    return all;
}
