#include "dnn/training/one_thread.hpp"

#include <cstdlib>
#include <dlfcn.h>
#include <thread>

namespace dnn {
namespace {

// A BLAS other than OpenBLAS has no such functions, so they must not be linked by name.

void set_threads(int threads) {
    if (void* const function = dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))
        reinterpret_cast<void (*)(int)>(function)(threads);
}

int get_threads() {
    return openblas_threads().value_or(static_cast<int>(std::thread::hardware_concurrency()));
}

} // namespace

std::optional<int> openblas_threads() {
    if (void* const function = dlsym(RTLD_DEFAULT, "openblas_get_num_threads"))
        return reinterpret_cast<int (*)()>(function)();
    return std::nullopt;
}

OneThread::OneThread() : before_(get_threads()) {
    if (std::getenv("OPENBLAS_NUM_THREADS") == nullptr)
        set_threads(1);
}
OneThread::~OneThread() {
    set_threads(before_);
}

} // namespace dnn
