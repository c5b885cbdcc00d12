// A million messages of the compiler.
#include "dnn/dnn.hpp"
#define A(x) x x x x x x x x x x x x x x x x
#define M _Pragma("message(\"<script>alert(1)</script> 0123456789 0123456789 0123456789 0123456789\")")
A(A(A(A(A(M)))))
