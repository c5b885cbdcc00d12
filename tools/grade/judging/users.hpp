// The users of SandboxKind::user: one per job, none of which has an account or owns anything else.
#pragma once

#include <filesystem>
#include <sys/types.h>

namespace grade {

/// A user for one exercise, with an empty folder of its own. Everything of it ends with the object.
class JobUser {
public:
    /// Throws support::Error if there is none left, or this process may not become one.
    JobUser();
    ~JobUser();
    JobUser(const JobUser&) = delete;
    JobUser& operator=(const JobUser&) = delete;

    uid_t id() const { return id_; }
    const std::filesystem::path& folder() const { return folder_; }

private:
    uid_t id_ = 0;
    std::filesystem::path folder_;
};

/// build/grading/parts, where the users can read it: the project itself is closed to them.
const std::filesystem::path& parts_for_users();

/// A folder with the libraries of a worker and nothing else.
const std::filesystem::path& root_for_users();

/// Closes a folder to everybody but its owner, where the kernel has no Landlock to keep the users out.
void close_to_users(const std::filesystem::path& folder);

/// Whether the kernel has Landlock.
bool has_landlock();

} // namespace grade
