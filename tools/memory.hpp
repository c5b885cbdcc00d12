#pragma once

#include <cstddef>

namespace tools {

/// For what makes large matrices again and again, as the caches of L_model_forward: to give their memory back each time
/// and to get it anew, cleared, can take longer than the computation. To be called first.
void keep_freed_memory();

/// Throws support::Error if a limit on memory (ulimit -v, ulimit -d) leaves too little for OpenBLAS, which would then try
/// for ever, and for `bytes` of matrices. Called when the data is read, before the first product.
void check_memory(std::size_t bytes);

} // namespace tools
