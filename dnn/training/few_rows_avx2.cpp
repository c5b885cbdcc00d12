#include "dnn/training/few_rows_kernels.hpp"

namespace dnn {

const FewRowsProducts avx2_products{4, FewRowsKernels<4>::add_product, FewRowsKernels<4>::subtract_product};

} // namespace dnn
