#include "checks/exceptions.hpp"

#include "checks/judging.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <iterator>

namespace checks {
namespace {

using Arguments = std::vector<std::pair<std::string, arma::mat>>;

struct Dims {
    unsigned long long rows = 0, columns = 0;
};

std::string text(const Dims& shape) {
    return std::to_string(shape.rows) + "×" + std::to_string(shape.columns);
}

/// "a 3×4", "an 8×3".
std::string with_article(const Dims& shape) {
    const std::string words = text(shape);
    return (words[0] == '8' || shape.rows == 11 || shape.rows == 18 ? "an " : "a ") + words;
}

/// "W" if that argument alone has this shape, as it is or transposed; else "".
std::string name_of(const Dims& shape, const Arguments& arguments) {
    std::string name;
    int fitting = 0;
    for (const auto& [argument, matrix] : arguments) {
        const bool fits = matrix.n_rows == shape.rows && matrix.n_cols == shape.columns;
        const bool transposed = matrix.n_cols == shape.rows && matrix.n_rows == shape.columns;
        fitting += fits + transposed; // a square matrix is both, and could be either
        if (fits || transposed)
            name = argument + (fits ? "" : ".t()");
    }
    return fitting == 1 ? name : "";
}

/// Whether they come from a dictionary, or go into one.
bool with_keys(const Arguments& arguments) {
    return std::any_of(arguments.begin(), arguments.end(), [](const auto& argument) {
        return std::isdigit(static_cast<unsigned char>(argument.first.back())) ||
               argument.first.starts_with("caches[");
    });
}

constexpr const char* some_matrix = "a matrix";

/// "a matrix of W's shape (3×4)", or "a 3×4 matrix": which one it is cannot be known, since an expression may have the
/// same shape.
Wording called(const Dims& shape, const Arguments& arguments) {
    if (shape.rows == 0 && shape.columns == 0)
        return with_keys(arguments) ? "an empty matrix (0×0: nothing was assigned to it, or something empty, "
                                      "or [] was given a key that the "
                                      "map does not have)"
                                    : "an empty matrix (0×0: nothing was assigned to it, or something empty)";
    const std::string name = name_of(shape, arguments);
    return name.empty() ? chosen(with_article(shape) + " matrix", some_matrix)
                        : ours("a matrix of " + name + "'s shape") + chosen(" (" + text(shape) + ")");
}

/// "; you multiplied W (3×4) by A (3×2)"; not said if that leaves only "a matrix by a matrix".
Wording done(const char* verb, const Wording& left, const char* preposition, const Wording& right) {
    Wording words = "; you " + Wording(verb) + " " + left + preposition + right;
    if (left.safe == some_matrix && right.safe == some_matrix)
        words.safe.clear();
    return words;
}

Wording product(const Dims& a, const Dims& b, const Arguments& arguments) {
    return Wording("a matrix product") + " needs as many columns on the left" +
           chosen(" (" + std::to_string(a.columns) + ")") + " as rows on the right" +
           chosen(" (" + std::to_string(b.rows) + ")") +
           done("multiplied", called(a, arguments), " by ", called(b, arguments));
}

/// Operations on two matrices of the same shape, by Armadillo's names.
struct ElementWise {
    const char *name, *sign, *verb, *preposition;
    bool right_first = false;
};
constexpr ElementWise element_wise[] = {{"addition", "+", "added", " and "},
                                        {"subtraction", "-", "subtracted", " from ", true},
                                        {"element-wise multiplication", "%", "multiplied", " by "},
                                        {"element-wise division", "/", "divided", " by "}};

Wording pair_of_shapes(const std::string& operation, const Dims& a, const Dims& b,
                       const Arguments& arguments) {
    if (operation == "matrix multiplication")
        return product(a, b, arguments);
    const Wording left = called(a, arguments), right = called(b, arguments);
    if (operation == "copy into submatrix")
        return chosen(with_article(a), "a") + " part of a matrix was assigned " + right +
               ": what is assigned to a row, column or block must have its shape";
    const Wording rule = " goes element by element and needs two matrices of the same shape";
    Wording sentence = chosen(operation, "an operation") + rule + done("combined", left, " with ", right);
    for (const ElementWise& e : element_wise)
        if (operation == e.name)
            sentence =
                e.sign + rule +
                done(e.verb, e.right_first ? right : left, e.preposition, e.right_first ? left : right);
    const bool column = b.columns == 1 && a.rows == b.rows, row = b.rows == 1 && a.columns == b.columns;
    if (column || row)
        sentence += column ? ". To combine a column with every column, use each_col()"
                           : ". To combine a row with every row, use each_row()";
    return sentence;
}

Wording each(bool columns, const Dims& expected, const Dims& got, const Arguments& arguments) {
    const Wording kind = columns ? "column" : "row";
    return (columns ? "each_col() combines every " : "each_row() combines every ") + kind + " with one " +
           chosen(text(expected) + ' ') + kind + "; it was given " + called(got, arguments);
}

/// "2", or "-1" for what that becomes in an unsigned type.
std::string index(unsigned long long i) {
    return std::to_string(static_cast<long long>(i));
}

Wording no_such_index(unsigned long long i, unsigned long long size) {
    return chosen("at(" + index(i) + ") was called on a std::vector of size " + index(size) +
                      (size == 0 ? ", which has no elements"
                                 : ": elements count from 0, so the last one is " + index(size - 1)),
                  "at() was called on a std::vector with an index that it does not have: elements count from "
                  "0");
}

Wording missing_key(const Arguments& arguments) {
    std::string keys;
    for (const auto& [name, matrix] : arguments)
        if (std::isdigit(static_cast<unsigned char>(name.back())))
            keys += (keys.empty() ? "" : ", ") + name;
    return "at() was given a key that the map does not have" +
           ours(keys.empty() ? "; check how it is spelled, and its number: the layers count from 1"
                             : "; the keys are " + keys);
}

/// What is out of bounds, by how Armadillo's message begins after "Mat::" or the like.
struct Bounds {
    const char *begin, *sentence;
};
constexpr Bounds bounds[] = {
    {"operator()", "an element outside the matrix was accessed: rows and columns count from 0, so the last "
                   "ones are n_rows - 1 and n_cols - 1"},
    {"elem()", "elem() was given an index outside the matrix; the indices may come from a matrix of another "
               "shape"},
    {"row", "a row outside the matrix was accessed: rows count from 0, so the last one is n_rows - 1"},
    {"col", "a column outside the matrix was accessed: columns count from 0, so the last one is n_cols - 1"},
    {"", "a part of a matrix that reaches beyond it was accessed: rows and columns count from 0"}};

Wording out_of_bounds(const std::string& what) {
    const std::size_t colons = what.find("::");
    const std::string access = colons == std::string::npos ? "" : what.substr(colons + 2);
    // The last one fits all.
    return std::find_if(std::begin(bounds), std::end(bounds),
                        [&](const Bounds& b) { return access.starts_with(b.begin); })
        ->sentence;
}

/// Messages without numbers, by how they begin.
constexpr Bounds fixed[] = {
    {"as_scalar(): incompatible dimensions",
     "as_scalar() takes a product only if it is 1×1, such as a row times a column; the shapes of these "
     "factors do not give that"},
    {"as_scalar(): exp", // "expression must evaluate to exactly one element", "expected 1x1 matrix; got …"
     "as_scalar() turns a 1×1 matrix into a number; it was given one with more elements, or none; a "
     "product is 1×1 if it is a row times a column"},
    {"join_rows()", "join_rows() puts matrices side by side: they need the same number of rows"},
    {"join_cols()", "join_cols() puts matrices below each other: they need the same number of columns"},
    {"dot():", "dot() needs two vectors with the same number of elements"},
    {"Mat::init(): requested size is not compatible with column",
     "a vec is one column; what was assigned to it has another shape. arma::mat takes any shape"},
    {"Mat::init(): requested size is not compatible with row",
     "a rowvec is one row; what was assigned to it has another shape. arma::mat takes any shape"},
    {"Mat::init(): requested size is too large",
     "a matrix would be far too large; one of its sizes may be negative, or used before it is set"},
    {"arma::memory::acquire(): requested size is too large",
     "a matrix would be far too large; one of its sizes may be negative, or used before it is set"},
    {"std::bad_alloc",
     "there is no memory for a matrix or vector of this size; one of its sizes may be negative, or used "
     "before it is set"},
    {"cannot create std::vector larger than max_size()",
     "a vector would be far too large; its size may be negative, or used before it is set"},
    {"sum(): parameter 'dim'",
     "sum() takes 0 (down the columns) or 1 (along the rows) as its second argument"},
    {"mean(): parameter 'dim'",
     "mean() takes 0 (down the columns) or 1 (along the rows) as its second argument"},
    {"inv(): given matrix must be square", "only a square matrix has an inverse; the transpose is .t()"},
    {"Mat::max(): object has no elements",
     "max() was called on an empty matrix: nothing was assigned to it, or something empty"},
    {"Mat::min(): object has no elements",
     "min() was called on an empty matrix: nothing was assigned to it, or something empty"}};

/// What the system says when it refuses, at the end of a message or before a path.
bool is_refused(const std::string& what, const std::string& words) {
    return what.ends_with(words) || what.find(words + " [") != std::string::npos;
}

std::optional<Wording> refusal(const std::string& what) {
    if (is_refused(what, "Operation not permitted"))
        return "the system refused what it was asked for: graded code may not start programs or processes, "
               "use the network, or make files that stay";
    if (is_refused(what, "Resource temporarily unavailable"))
        return ours("the system gave it no more threads: graded code may have " +
                    std::to_string(max_threads) + " at a time; join those that are done");
    return std::nullopt;
}

} // namespace

std::optional<Wording> explained_exception(const std::string& what, const Arguments& arguments) {
    Dims a, b;
    if (const std::size_t colon = what.find(": incompatible matrix dimensions: ");
        colon != std::string::npos &&
        std::sscanf(what.c_str() + colon, ": incompatible matrix dimensions: %llux%llu and %llux%llu",
                    &a.rows, &a.columns, &b.rows, &b.columns) == 4)
        return pair_of_shapes(what.substr(0, colon), a, b, arguments);
    char line[4];
    if (std::sscanf(what.c_str(), "each_%3[a-z](): incompatible size; expected %llux%llu, got %llux%llu",
                    line, &a.rows, &a.columns, &b.rows, &b.columns) == 5)
        return each(line[0] == 'c', a, b, arguments);
    if (std::sscanf(what.c_str(),
                    "vector::_M_range_check: __n (which is %llu) >= this->size() (which is %llu)", &a.rows,
                    &b.rows) == 2)
        return no_such_index(a.rows, b.rows);
    if (what == "map::at")
        return missing_key(arguments);
    if (what.find("out of bounds") != std::string::npos)
        return out_of_bounds(what);
    if (const std::optional<Wording> refused = refusal(what))
        return refused;
    for (const Bounds& message : fixed)
        if (what.rfind(message.begin, 0) == 0)
            return message.sentence;
    return std::nullopt;
}

std::string explain_exception(const std::string& what, const Arguments& arguments) {
    const std::optional<Wording> explained = explained_exception(what, arguments);
    return explained ? explained->text : what;
}

} // namespace checks
