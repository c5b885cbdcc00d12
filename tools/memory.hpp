#pragma once

namespace tools {

/// For what makes large matrices again and again, as the caches of L_model_forward: to give their memory back each time
/// and to get it anew, cleared, can take longer than the computation. To be called first.
void keep_freed_memory();

} // namespace tools
