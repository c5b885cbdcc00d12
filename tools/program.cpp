#include "tools/program.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <atomic>
#include <csignal>
#include <iostream>
#include <new>

namespace tools {
namespace fs = std::filesystem;

namespace {
std::atomic<bool> interrupt{false};
static_assert(std::atomic<bool>::is_always_lock_free); // so that a signal handler may set it
} // namespace

int run(int argc, char** argv, Status (*program)(CLI::App& app, const Parse& parse)) noexcept {
    CLI::App app;
    try {
        return program(app, [&] { app.parse(argc, argv); });
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) // --help
            return app.exit(error);
        print_error(std::string(error.what()) + ". " + app.get_name() + " --help lists all options.");
        return misused;
    } catch (const std::bad_alloc&) {
        print_error("there is not enough memory for that.");
    } catch (const std::exception& error) {
        print_error(error.what());
    }
    return failed;
}

void print_error(const std::string& sentence) {
    std::cout.flush();
    std::cerr << "error: " << sentence << '\n';
}

void catch_interrupts() {
    struct sigaction action {};
    action.sa_handler = [](int) { interrupt = true; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool was_interrupted() {
    return interrupt;
}

dnn::CatData find_data(const fs::path& folder) {
    return dnn::find_cat_data(folder, DEEPSTEPS_SOURCE_DIR, fs::path(DEEPSTEPS_BUILD_DIR) / "drawn-data");
}

fs::path figures_folder() {
    return fs::path(DEEPSTEPS_SOURCE_DIR) / "plots" / "out";
}

std::string shown(const fs::path& path) {
    std::error_code error;
    const std::string relative = fs::relative(path, error).string();
    return error || relative.empty() || relative.starts_with("..") ? path.string() : relative;
}

} // namespace tools
