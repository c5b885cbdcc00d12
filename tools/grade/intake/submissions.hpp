// Finds the submissions of a class and the exercise files in each. Strangers wrote them: no link is followed, only
// regular files are opened, and only so much is read.
#pragma once

#include "dnn/support/temporary_folder.hpp"
#include "tools/grade/intake/archive.hpp"
#include "tools/grade/intake/origin.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace grade {

/// One of a group that handed in together.
struct Member {
    std::string name, id, email;
};

struct Submission {
    std::string name;                         // for display; any bytes
    std::string id;                           // the LMS's number of the learner, or ""
    std::string folder;                       // for its results; safe and unique
    std::vector<std::filesystem::path> paths; // one, or several files of one learner in Canvas
    Origin origin = {};
    std::vector<std::string> own_names = {}; // of the paths, without what the platform added
    std::vector<std::string> remarks = {};   // such as earlier attempts, for the learner
    std::shared_ptr<const support::TemporaryFolder> unpacked = {}; // holds the paths of a class's archive
    std::vector<Member> members = {};                              // as far as the platform names them
    std::string doubt = {}; // why the login is a guess, unless a roster has it; or ""
};

/// The parts of a submission to grade.
struct Contents {
    std::map<std::string, FoundFile> files; // by the exercise's name
    std::vector<std::string> remarks;       // for the learner
    std::string problem;                    // why there is nothing to grade, or ""
    bool fault_ours = false;                // the problem is the machine's fault
};

/// A submission that several in the roster may have handed in.
struct Unclear {
    std::string submission;           // its row's name
    std::vector<std::string> entries; // "line 2 (alice, 1)"
};

/// A class, or what of it was given.
struct Intake {
    std::vector<Submission> submissions;
    std::vector<Platform> platforms;      // in the order in which they were recognized
    std::vector<std::string> passed_over; // entries beside the submissions
    std::vector<std::string> by_hand;     // those among them that may be somebody's work
    std::vector<Submission> strays;       // sources among these, for a roster to find their learners
    std::vector<std::string> left_out;    // of the archive, which were not unpacked
    std::vector<std::string>
        not_there; // submissions that the platform lists, but that are not in the download
    std::size_t strangers = 0, missing = 0; // by the roster: not in it, without a submission
    std::vector<Unclear> unclear;           // by the roster: neither
    bool has_worksheet = false;             // the roster is Moodle's worksheet, with its times
};

/// Paths with the same parent are the entries of one download, as a shell's glob gives them; a folder or archive that is
/// the only path may be a whole download. With `each`, every path is one submission, whatever it is called. Throws
/// support::Error for a path that does not exist and for entries that cannot be told apart. `results` is no submission.
Intake find_submissions(const std::vector<std::filesystem::path>& paths, const std::vector<Exercise>& course,
                        const std::filesystem::path& results = {}, bool each = false);

/// Throws support::Error if a login is still a guess, after the roster has been joined if there is one.
void check_doubts(const Intake& intake);

/// Their entries in the download; with the folders, where these have one name.
std::string both_shown(const Submission& one, const Submission& other);

/// Gives what was found its names: each row one of its own, and a folder. Throws support::Error if two have one id.
void name_rows(Intake& intake);

/// Gives each submission its folder by its name and id.
void name_folders(Intake& intake);

/// Never throws because of a submission's contents.
Contents read_submission(const Submission& submission, const std::vector<Exercise>& course);

} // namespace grade
