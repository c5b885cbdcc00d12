// The launcher inside the sandbox: takes on limits, a user and a filter of system calls, says that it has, and only
// then becomes the program. So the grader can tell a sandbox that did not start from a program that failed in it.
//   confine KEY=VALUE… -- COMMAND…               becomes the command
//   confine … product=FILE … -- COMMAND [-- COMMAND]…   runs them one after another, and hands FILE on
#include "tools/grade/confine/settings.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fcntl.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <system_error>
#include <unistd.h>

namespace confine {
namespace {

void set(Settings& settings, const std::string& key, const std::string& value) {
    if (key == "cpu")
        settings.cpu = std::stoull(value);
    else if (key == "memory")
        settings.memory = std::stoull(value);
    else if (key == "file-size")
        settings.file_size = std::stoull(value);
    else if (key == "threads")
        settings.max_threads = std::stoi(value);
    else if (key == "user")
        settings.user = static_cast<uid_t>(std::stoul(value));
    else if (key == "read")
        settings.readable.push_back(value);
    else if (key == "write")
        settings.writable.push_back(value);
    else if (key == "root")
        settings.root = value;
    else if (key == "folder")
        settings.folder = value;
    else if (key == "visible")
        settings.visible = value;
    else if (key == "clean")
        settings.clean = value == "yes";
    else if (key == "filter")
        settings.filter = value == "yes";
    else if (key == "create-files")
        settings.may_create_files = value == "yes";
    else if (key == "status")
        settings.status = std::stoi(value);
    else if (key == "product-to")
        settings.product_to = std::stoi(value);
    else if (key == "product")
        settings.product = value;
    else if (key == "max-product")
        settings.max_product = std::stoull(value);
    else if (key == "max-idle")
        settings.max_idle = std::stod(value);
    else if (key == "sweep")
        settings.sweep = value == "yes";
    else
        throw std::runtime_error("unknown setting " + key);
}

void clean_environment() {
    clearenv();
    setenv("PATH", "/usr/bin:/bin", 1);
    setenv("LANG", "C.UTF-8", 1);
    setenv("OPENBLAS_NUM_THREADS", "1", 1);
}

int run(const Settings& settings) {
    // A sandbox hides the program's folder from the user it becomes, so it is opened before.
    const int program = settings.product.empty() && !settings.commands.empty() &&
                                settings.commands[0][0].find('/') != std::string::npos
                            ? open(settings.commands[0][0].c_str(), O_PATH | O_CLOEXEC)
                            : -1;
    if (!settings.folder.empty() && chdir(settings.folder.c_str()) != 0)
        throw std::system_error(errno, std::generic_category(), settings.folder);
    if (settings.clean)
        clean_environment();
    if (settings.user != 0)
        become_user(settings);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (settings.sweep)
        return settings.user != 0 && kill(-1, SIGKILL) != 0 && errno != ESRCH;
    if (settings.commands.empty())
        throw std::runtime_error("no command");
    if (!settings.product.empty())
        return supervise(settings);
    set_limits(settings);
    if (settings.filter)
        load_filter(settings);
    say(settings, "inside");
    return execute(settings, program);
}

} // namespace

Settings parsed(int argc, char** argv) {
    Settings settings;
    int i = 1;
    for (; i < argc && std::string(argv[i]) != "--"; ++i) {
        const std::string word = argv[i];
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos)
            throw std::runtime_error("expected KEY=VALUE, found " + word);
        set(settings, word.substr(0, equals), word.substr(equals + 1));
    }
    for (; i < argc; ++i)
        if (std::string(argv[i]) == "--" && (settings.commands.empty() || !settings.product.empty()))
            settings.commands.emplace_back();
        else
            settings.commands.back().emplace_back(argv[i]);
    std::erase_if(settings.commands, [](const auto& command) { return command.empty(); });
    return settings;
}

void say(const Settings& settings, const std::string& line) {
    if (settings.status < 0)
        return;
    const std::string whole = line + '\n';
    if (write(settings.status, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size()))
        throw std::system_error(errno, std::generic_category(), "status");
}

} // namespace confine

int main(int argc, char** argv) {
    constexpr int not_confined = 125;
    try {
        return confine::run(confine::parsed(argc, argv));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "confine: %s\n", error.what());
        return not_confined;
    }
}
