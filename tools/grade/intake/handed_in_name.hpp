// "deepsteps-submission.zip", as `./deepsteps submit` names what is handed in, and what people, browsers and Google Drive
// make of it: "Jane Doe - deepsteps-submission (1)", "Copy of deepsteps-submission".
#pragma once

#include <string>

namespace grade {

/// Whether that name is in the name, which has no ending.
bool is_handed_in_name(const std::string& name);

/// "Jane Doe": what else is in such a name, but for what counts copies. "" for other names.
std::string beside_handed_in_name(const std::string& name);

} // namespace grade
