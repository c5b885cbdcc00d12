#include "checks/compiler/not_source.hpp"

#include <algorithm>

std::string not_source(const std::string& text, const std::string& number) {
    const std::string restores = "./deepsteps reset " + number + " restores the original.";
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
        return "The file is saved as UTF-16, which no compiler reads. Save it as UTF-8, in your editor's "
               "\"Save "
               "with encoding\" or the like.";
    const auto zeros = std::count(text.begin(), text.end(), '\0');
    if (zeros > 0 && zeros == std::ssize(text))
        return "The file holds nothing but zeros, as after a power cut or on a full disk. " + restores;
    if (!text.empty() && text.find_first_not_of(" \t\r\n") == std::string::npos)
        return "The file is empty. " + restores;
    return "";
}
