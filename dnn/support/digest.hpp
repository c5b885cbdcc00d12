// SHA-256, by OpenSSL.
#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>

namespace support {

/// Of the parts one after another, in hexadecimal, as sha256sum prints it.
std::string sha256(std::initializer_list<std::string_view> parts);

/// The same of the bytes of `file` from `first` on, whatever its size; of none if it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file, std::size_t first = 0);

/// In Base64, as a page's Content-Security-Policy names a script.
std::string sha256_base64(std::string_view bytes);

} // namespace support
