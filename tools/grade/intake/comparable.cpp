#include "tools/grade/intake/comparable.hpp"

#include <utf8proc.h>

#include <cctype>
#include <cstdlib>
#include <memory>
#include <optional>

namespace grade {

namespace {

std::optional<std::string> mapped(const std::string& name, int options) {
    utf8proc_uint8_t* result = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(name.data()), static_cast<utf8proc_ssize_t>(name.size()),
        &result, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | options));
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(result, std::free);
    if (size < 0)
        return std::nullopt;
    return std::string(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
}

} // namespace

std::string composed(const std::string& name) {
    return mapped(name, 0).value_or(name);
}

std::string comparable(const std::string& name) {
    if (const std::optional<std::string> folded = mapped(name, UTF8PROC_CASEFOLD))
        return *folded;
    std::string lowered = name;
    for (char& c : lowered)
        if (static_cast<unsigned char>(c) < 0x80)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lowered;
}

} // namespace grade
