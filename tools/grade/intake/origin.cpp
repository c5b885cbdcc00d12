#include "tools/grade/intake/origin.hpp"

namespace grade {

std::string to_string(Platform platform) {
    switch (platform) {
    case Platform::plain:
        return "a folder of submissions";
    case Platform::canvas:
        return "Canvas";
    case Platform::moodle:
        return "Moodle";
    case Platform::blackboard:
        return "Blackboard";
    case Platform::brightspace:
        return "Brightspace";
    case Platform::gradescope:
        return "Gradescope";
    case Platform::github_classroom:
        return "GitHub Classroom";
    case Platform::classroom50:
        return "Classroom 50";
    }
    return "";
}

} // namespace grade
