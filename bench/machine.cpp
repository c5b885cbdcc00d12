#include "bench/markdown.hpp"
#include "bench/measure.hpp"
#include "bench/parts.hpp"

#include <cstdlib>
#include <ctime>
#include <dlfcn.h>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace bench {
namespace {

std::string processor() {
    std::istringstream lines(measure({"lscpu"}).output);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("Model name:"))
            return line.substr(line.find_first_not_of(' ', line.find(':') + 1));
    return "an unknown processor";
}

/// OpenBLAS reports its version and its choice of kernels; another BLAS is shown by its file's name.
std::string blas() {
    if (void* const config = dlsym(RTLD_DEFAULT, "openblas_get_config"))
        return reinterpret_cast<const char* (*)()>(config)();
    Dl_info info;
    void* const dgemm = dlsym(RTLD_DEFAULT, "dgemm_");
    if (dgemm == nullptr || dladdr(dgemm, &info) == 0)
        return "an unknown BLAS";
    std::error_code error;
    const std::filesystem::path file = std::filesystem::canonical(info.dli_fname, error);
    return error ? info.dli_fname : file.string();
}

/// The variables that steer the BLAS from outside.
std::string environment() {
    std::string text;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string word = *variable;
        if (word.starts_with("OPENBLAS_") || word.starts_with("OMP_") || word.starts_with("MKL_"))
            text += (text.empty() ? ", with " : " ") + word;
    }
    return text;
}

std::string today() {
    char text[16];
    const std::time_t now = std::time(nullptr);
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d", std::localtime(&now))};
}

/// What else the machine is doing: measurements mean little while other programs compute.
std::string load() {
    double average = 0;
    if (getloadavg(&average, 1) != 1)
        return "";
    if (average > 0.5 * std::thread::hardware_concurrency())
        say("warning: the machine is busy (load " + digits(average, 2) +
            "), so times will be too long and vary.");
    return "; load " + digits(average, 2) + " at the start";
}

} // namespace

std::string machine() {
    return processor() + ", " + std::to_string(std::thread::hardware_concurrency()) +
           " cores; " DEEPSTEPS_COMPILER_NAME "; Armadillo " + arma::arma_version::as_string() + "; " +
           blas() + environment() + "; " + today() + load();
}

} // namespace bench
