// Which sandbox works on this machine.
#pragma once

#include "tools/grade/judging/sandbox.hpp"

namespace grade {

/// The one wanted, else the best that works. Throws support::Error with what to do if there is none.
SandboxKind choose_sandbox(std::optional<SandboxKind> wanted);

/// A line for the instructor; "" with bubblewrap.
std::string said_of(SandboxKind kind);

/// What an administrator does where AppArmor keeps users from making namespaces; "" if `setting`, the contents of
/// /proc/sys/kernel/apparmor_restrict_unprivileged_userns, says that it does not.
std::string apparmor_advice(const std::string& setting);

} // namespace grade
