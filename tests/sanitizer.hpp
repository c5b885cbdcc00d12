// For tests that count memory or addresses.
#pragma once

#include <string>

/// For TEST_CASE_IF.
inline std::string under_address_sanitizer() {
#ifdef __SANITIZE_ADDRESS__
    return "SKIPPED: AddressSanitizer takes memory of its own";
#else
    return "";
#endif
}
