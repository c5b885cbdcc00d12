#include "tools/learn/symbols.hpp"

#include <fstream>
#include <set>
#include <sstream>

namespace learn {
namespace {

/// The symbols in a file's string tables that begin with `prefix`, without what GCC appends after a dot.
std::set<std::string> symbols(const std::filesystem::path& file, const std::string& prefix) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    const std::string text = bytes.str(), begins = std::string(1, '\0') + prefix;
    std::set<std::string> found;
    for (std::size_t at = 0; (at = text.find(begins, at)) != std::string::npos; ++at) {
        const std::size_t end = text.find('\0', at + 1);
        const std::string name = text.substr(at + 1, end - at - 1);
        found.insert(name.substr(0, name.find('.')));
    }
    return found;
}

} // namespace

bool has_functions_of(const std::filesystem::path& object, const std::filesystem::path& program,
                      const std::string& function) {
    const std::string prefix = "_ZN3dnn" + std::to_string(function.size()) + function + "E";
    const std::set<std::string> wanted = symbols(program, prefix), there = symbols(object, prefix);
    for (const std::string& name : wanted)
        if (!there.contains(name))
            return false;
    return !wanted.empty();
}

} // namespace learn
