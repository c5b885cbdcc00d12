#include "dnn/training/few_rows_kernels.hpp"

namespace dnn {

const FewRowsProducts avx512_products{8, FewRowsKernels<8>::add_product, FewRowsKernels<8>::subtract_product};

} // namespace dnn
