#include "tools/grade/intake/comparable.hpp"

#include <utf8proc.h>

#include <cctype>
#include <cstdlib>
#include <memory>

namespace grade {

std::string comparable(const std::string& name) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                               static_cast<utf8proc_ssize_t>(name.size()), &mapped, options);
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(mapped, std::free);
    if (size >= 0)
        return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
    std::string lowered = name;
    for (char& c : lowered)
        if (static_cast<unsigned char>(c) < 0x80)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lowered;
}

} // namespace grade
