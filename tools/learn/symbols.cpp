#include "tools/learn/symbols.hpp"

#include <cstring>
#include <elf.h>
#include <fstream>
#include <set>
#include <sstream>

namespace learn {
namespace {

template <typename T>
T read_at(const std::string& bytes, std::size_t at) {
    T value{};
    if (at + sizeof value <= bytes.size())
        std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

/// The functions that a file defines whose mangled names begin with `prefix`, without what GCC appends after a dot.
std::set<std::string> defined(const std::filesystem::path& file, const std::string& prefix) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    const std::string bytes = content.str();
    std::set<std::string> found;
    if (!bytes.starts_with(ELFMAG) || bytes.size() < sizeof(Elf64_Ehdr) || bytes[EI_CLASS] != ELFCLASS64)
        return found;
    const auto header = read_at<Elf64_Ehdr>(bytes, 0);
    const auto section = [&](std::size_t i) {
        return read_at<Elf64_Shdr>(bytes, header.e_shoff + i * header.e_shentsize);
    };
    for (std::size_t i = 0; i < header.e_shnum; ++i) {
        const Elf64_Shdr table = section(i);
        if (table.sh_type != SHT_SYMTAB)
            continue;
        const Elf64_Shdr names = section(table.sh_link);
        for (std::size_t at = table.sh_offset; at < table.sh_offset + table.sh_size;
             at += sizeof(Elf64_Sym)) {
            const auto symbol = read_at<Elf64_Sym>(bytes, at);
            const std::size_t name = names.sh_offset + symbol.st_name;
            if (symbol.st_shndx == SHN_UNDEF || name >= bytes.size() ||
                bytes.compare(name, prefix.size(), prefix) != 0)
                continue;
            const std::string whole = bytes.c_str() + name;
            found.insert(whole.substr(0, whole.find('.')));
        }
    }
    return found;
}

} // namespace

bool has_functions_of(const std::filesystem::path& object, const std::filesystem::path& program,
                      const std::string& function) {
    const std::string prefix = "_ZN3dnn" + std::to_string(function.size()) + function;
    const std::set<std::string> there = defined(object, prefix);
    for (const std::string& name : defined(program, prefix))
        if (!there.contains(name))
            return false;
    return true;
}

} // namespace learn
