// Pragmas and attributes that would make the compiler read or write a file or load a plugin.
#pragma GCC dependency "/etc/passwd"
#pragma GCC pch_preprocess "/etc/passwd"
#pragma GCC optimize("fplugin=/tmp/evil.so")
#pragma GCC push_options
#pragma push_macro("__FILE__")
#line 1 "/etc/passwd"
_Pragma("GCC dependency \"@SOURCE@/solutions/03_linear_forward.cpp\"")
#include "dnn/dnn.hpp"
    int the_line_of_a_file_that_the_error_shows = "x"
