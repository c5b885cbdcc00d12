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
    void* const function = dlsym(RTLD_DEFAULT, "openblas_get_num_threads");
    return function == nullptr ? static_cast<int>(std::thread::hardware_concurrency())
                               : reinterpret_cast<int (*)()>(function)();
}

} // namespace

OneThread::OneThread() : before_(get_threads()) {
    if (std::getenv("OPENBLAS_NUM_THREADS") == nullptr)
        set_threads(1);
}
OneThread::~OneThread() {
    set_threads(before_);
}

} // namespace dnn
