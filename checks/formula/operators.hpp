// The operators of formulas, as they are read and printed.
#pragma once

#include "checks/formula/tree.hpp"

namespace checks::formula {

struct Operator {
    const char* sign;
    Op op;
    int strength; // what binds more tightly has more
};
// The longer ones first.
inline constexpr Operator operators[] = {
    {"+|", Op::add_column, 2}, {"+", Op::add, 2},     {"-", Op::subtract, 2},
    {"·", Op::product, 3},     {"∗", Op::times, 3},   {"/", Op::divide, 3},
    {"<", Op::less, 1},        {">", Op::greater, 1}, {"==", Op::equal, 1}};
inline constexpr int weakest = 1, of_sign = 3, of_postfix = 5;

} // namespace checks::formula
