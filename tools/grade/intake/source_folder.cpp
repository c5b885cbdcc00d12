#include "tools/grade/intake/source_folder.hpp"

#include "tools/grade/intake/notebook.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace grade {
namespace {

constexpr int max_depth = 24;
constexpr std::size_t max_archives = 4; // opened in a folder without exercise files

struct Descriptor {
    int value;

    explicit Descriptor(int descriptor) : value(descriptor) {}
    ~Descriptor() {
        if (value >= 0)
            close(value);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

std::string kind_of(mode_t mode) {
    return S_ISLNK(mode)    ? "a symbolic link"
           : S_ISDIR(mode)  ? "a folder"
           : S_ISFIFO(mode) ? "a named pipe"
           : S_ISSOCK(mode) ? "a socket"
                            : "a device";
}

/// Opens only a regular file, checked after opening, with a single name; else `refused` says why not.
int open_source(int folder, const char* name, FoundFile& file) {
    struct stat info {};
    if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(info.st_mode)) {
        file.refused = "it is " + kind_of(info.st_mode) + ", not a file; hand in the file itself.";
        return -1;
    }
    const int source = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (source < 0 || fstat(source, &info) != 0) {
        file.refused = std::string("it cannot be read: ") + std::strerror(errno) + ".";
        file.fault_ours = true;
    } else if (!S_ISREG(info.st_mode)) {
        file.refused = "it is " + kind_of(info.st_mode) + ", not a file; hand in the file itself.";
    } else if (info.st_nlink > 1) {
        file.refused = "it is a hard link, which may lead outside the submission; hand in a copy.";
    } else {
        return source;
    }
    if (source >= 0)
        close(source);
    return -1;
}

void read_text(int source, FoundFile& file, const std::string& name) {
    const std::size_t most = max_bytes(name);
    char buffer[16 << 10];
    ssize_t count = 0;
    while ((count = read(source, buffer, sizeof buffer)) > 0 && file.text.size() <= most)
        file.text.append(buffer, static_cast<std::size_t>(count));
    if (count < 0) {
        file.refused = std::string("it cannot be read: ") + std::strerror(errno) + ".";
        file.fault_ours = true;
    } else if (file.text.size() > most) {
        file.refused = too_large(name);
    }
    if (!file.refused.empty())
        file.text.clear();
}

FoundFile read_source(int folder, const char* name, const std::string& path) {
    FoundFile file{path, "", "", false};
    const Descriptor source(open_source(folder, name, file));
    if (source.value >= 0)
        read_text(source.value, file, path);
    return file;
}

Found read_archive_at(int folder, const char* name, const std::vector<Exercise>& course) {
    FoundFile file;
    const Descriptor source(open_source(folder, name, file));
    if (source.value >= 0)
        return read_archive(source.value, course);
    Found found;
    found.problem = file.refused;
    found.fault_ours = file.fault_ours;
    return found;
}

/// The files of a folder and of the folders in it.
class Walk {
public:
    explicit Walk(const std::vector<Exercise>& course) : course_(course) {}

    Found read(int folder) {
        list(folder, "", 0);
        if (found_.problem.empty())
            open_archives(folder);
        if (!links_.empty())
            found_.remarks.push_back(not_followed(links_));
        return std::move(found_);
    }

private:
    void list(int folder, const std::string& path, int depth) {
        for (const std::string& name : names_in(folder)) {
            if (name.starts_with('.') || name == "__MACOSX")
                continue;
            if (++entries_ > max_entries || found_.files.size() > max_candidates) {
                found_.problem = "it holds more than " + std::to_string(max_entries) +
                                 " files, or more than " + std::to_string(max_candidates) +
                                 " named like exercises; hand in just the exercise files.";
                return;
            }
            visit(folder, name, path.empty() ? name : path + '/' + name, depth);
            if (!found_.problem.empty())
                return;
        }
    }

    void visit(int parent, const std::string& name, const std::string& path, int depth) {
        struct stat info {};
        if (fstatat(parent, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0)
            return;
        if (S_ISDIR(info.st_mode)) {
            const Descriptor folder(
                openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
            if (folder.value < 0)
                found_.remarks.push_back("The folder \"" + path + "\" cannot be opened.");
            else if (depth == max_depth)
                found_.remarks.push_back("The folder \"" + path + "\" is nested too deep and was skipped.");
            else
                list(folder.value, path, depth + 1);
        } else if (exercise_of(course_, name)) {
            found_.files.push_back(read_source(parent, name.c_str(), path));
        } else if (is_notebook_name(name)) {
            if (found_.notebooks.size() < max_notebooks)
                found_.notebooks.push_back(read_source(parent, name.c_str(), path));
            else
                found_.remarks.push_back(not_opened(path));
        } else if (is_archive_name(name)) {
            archives_.push_back(path);
        } else if (S_ISLNK(info.st_mode)) { // to a folder, perhaps
            links_.push_back(path);
        } else if (may_be_answer(name)) {
            if (found_.others.size() < max_candidates)
                found_.others.push_back(path);
            else
                found_.has_more_others = true;
        }
    }

    std::vector<std::string> names_in(int folder) {
        std::vector<std::string> names;
        const int own = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC); // closedir() closes it
        const std::unique_ptr<DIR, int (*)(DIR*)> all(own < 0 ? nullptr : fdopendir(own), closedir);
        while (const dirent* entry = all ? readdir(all.get()) : nullptr) {
            const std::string name = entry->d_name;
            if (name != "." && name != "..")
                names.push_back(name);
            if (names.size() > 2 * static_cast<std::size_t>(max_entries))
                break;
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    /// Learners may pack their files into an archive, which Moodle then puts into a folder.
    void open_archives(int folder) {
        if (!found_.files.empty() || !found_.notebooks.empty() || archives_.size() > max_archives) {
            for (const std::string& path : archives_)
                found_.remarks.push_back("The archive \"" + path + "\" was not opened.");
            return;
        }
        for (const std::string& path : archives_) {
            Found inside = read_archive_at(folder, path.c_str(), course_);
            if (!inside.problem.empty()) {
                found_.problem = "\"" + path + "\": " + inside.problem;
                found_.fault_ours = inside.fault_ours;
                return;
            }
            for (const std::string& other : inside.others)
                found_.others.push_back(path + '/' + other);
            found_.has_more_others = found_.has_more_others || inside.has_more_others;
            for (auto [from, to] : {std::pair(&inside.files, &found_.files),
                                    {&inside.notebooks, &found_.notebooks},
                                    {&inside.archives, &found_.archives}})
                for (FoundFile& file : *from) {
                    file.path = path + '/' + file.path;
                    to->push_back(std::move(file));
                }
            std::move(inside.remarks.begin(), inside.remarks.end(), std::back_inserter(found_.remarks));
        }
    }

    const std::vector<Exercise>& course_;
    Found found_;
    std::vector<std::string> archives_, links_;
    int entries_ = 0;
};

Found refused(const std::string& problem, bool fault_ours = false) {
    Found found;
    found.problem = problem;
    found.fault_ours = fault_ours;
    return found;
}

Found read_file(const char* path, const std::string& own_name, const std::vector<Exercise>& course) {
    if (is_archive_name(own_name))
        return read_archive_at(AT_FDCWD, path, course);
    Found found;
    if (is_notebook_name(own_name)) {
        found.notebooks.push_back(read_source(AT_FDCWD, path, own_name));
        return found;
    }
    if (!is_source_name(own_name) && !exercise_of(course, own_name))
        return refused(
            "files of this kind are not graded; hand in a folder, an archive, a notebook or a .cpp.");
    if (!exercise_of(course, own_name))
        return refused("the file's name does not say which exercise it is; call it, for example, " +
                       course.front().name + ".cpp.");
    found.files.push_back(read_source(AT_FDCWD, path, own_name));
    return found;
}

} // namespace

Found read_path(const std::filesystem::path& path, const std::string& own_name,
                const std::vector<Exercise>& course) {
    struct stat info {};
    if (lstat(path.c_str(), &info) != 0)
        return refused(std::string("it cannot be read: ") + std::strerror(errno) + ".", true);
    if (S_ISREG(info.st_mode))
        return read_file(path.c_str(), own_name, course);
    if (!S_ISDIR(info.st_mode))
        return refused("it is " + kind_of(info.st_mode) + "; hand in a folder, an archive or a .cpp itself.");
    const Descriptor folder(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (folder.value < 0)
        return refused(std::string("the folder cannot be opened: ") + std::strerror(errno) + ".", true);
    return Walk(course).read(folder.value);
}

} // namespace grade
