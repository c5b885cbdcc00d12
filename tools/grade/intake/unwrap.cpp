#include "tools/grade/intake/unwrap.hpp"

#include "dnn/support/limited_child.hpp"
#include "dnn/support/text.hpp"
#include "tools/grade/intake/archive_reader.hpp"

#include <algorithm>
#include <memory>
#include <sys/mman.h>
#include <unistd.h>

namespace grade {
namespace {

/// Whether each brace is closed. A file that was cut lacks at least the one that closes its namespace.
bool is_whole(const std::string& source) {
    long open = 0;
    for (const std::string& line : support::lines_of(source)) {
        const std::string code = line.substr(0, line.find("//"));
        open += std::count(code.begin(), code.end(), '{') - std::count(code.begin(), code.end(), '}');
    }
    return open == 0 && source.find('}') != std::string::npos;
}

/// Safari puts a file that it is loading into a folder "x.cpp.download".
bool is_unfinished(const std::string& path) {
    std::string rest = path;
    for (;;) {
        const std::size_t slash = rest.rfind('/');
        if (wrapped(rest.substr(slash + 1)).wrapping == Wrapping::unfinished)
            return true;
        if (slash == std::string::npos)
            return false;
        rest.resize(slash);
    }
}

/// What a single compressed file holds, up to more than a source may have; nothing if it is damaged. For a child.
support::ChildAnswer decompressed(const std::string& bytes) {
    const std::unique_ptr<archive, int (*)(archive*)> in(archive_read_new(), archive_read_free);
    support_compression(in.get());
    archive_read_support_format_raw(in.get());
    archive_entry* entry = nullptr;
    support::ChildAnswer text(max_source + 1);
    la_ssize_t count = -1;
    if (archive_read_open_memory(in.get(), bytes.data(), bytes.size()) == ARCHIVE_OK &&
        archive_read_next_header(in.get(), &entry) == ARCHIVE_OK)
        count = archive_read_data(in.get(), text.data(), text.size());
    if (count < 0)
        _exit(1);
    text.resize(static_cast<std::size_t>(count));
    return text;
}

void decompress(FoundFile& file) {
    const auto text = support::bytes_of_child({}, [&] { return decompressed(file.text); });
    file.text.clear();
    if (!text)
        file.refused = "it cannot be unpacked; hand in the .cpp itself.";
    else if (text->size() > max_source)
        file.refused = source_is_too_large;
    else
        file.text.assign(text->begin(), text->end());
}

/// What stands in an archive that is named like an exercise.
Found unpacked(const FoundFile& file, const std::vector<Exercise>& course) {
    Found inside;
    const int archive = memfd_create("archive", MFD_CLOEXEC);
    const auto size = static_cast<ssize_t>(file.text.size());
    if (archive < 0 || write(archive, file.text.data(), file.text.size()) != size ||
        lseek(archive, 0, SEEK_SET) != 0) {
        inside.problem = "there is no memory to unpack it.";
        inside.fault_ours = true;
    } else {
        inside = read_archive(archive, course);
    }
    if (archive >= 0)
        close(archive);
    if (inside.problem.empty() && inside.files.empty() && inside.notebooks.empty())
        inside.problem = "it holds no exercise file; hand in the .cpp itself.";
    return inside;
}

/// What an archive holds, which is itself in the submission.
void add_all(const std::string& archive, Found inside, Found& found) {
    for (const std::string& other : inside.others)
        found.others.push_back(archive + '/' + other);
    found.has_more_others = found.has_more_others || inside.has_more_others;
    for (auto [from, to] : {std::pair(&inside.files, &found.files), {&inside.notebooks, &found.notebooks}})
        for (FoundFile& one : *from) {
            one.path = archive + '/' + one.path;
            to->push_back(std::move(one));
        }
    std::move(inside.remarks.begin(), inside.remarks.end(), std::back_inserter(found.remarks));
}

void add_unpacked(FoundFile file, const std::vector<Exercise>& course, Found& found) {
    Found inside = unpacked(file, course);
    file.text.clear();
    file.refused = inside.problem;
    file.fault_ours = inside.fault_ours;
    add_all(file.path, std::move(inside), found);
    if (!file.refused.empty())
        found.files.push_back(std::move(file));
}

/// Whoever packs twice has nothing but archives in an archive.
void open_archives(Found& found, const std::vector<Exercise>& course) {
    const bool are_all = found.files.empty() && found.notebooks.empty();
    std::vector<FoundFile> archives;
    archives.swap(found.archives);
    for (FoundFile& archive : archives) {
        Found inside = are_all ? unpacked(archive, course) : Found();
        if (inside.files.empty() && inside.notebooks.empty())
            found.others.push_back(archive.path);
        else
            add_all(archive.path, std::move(inside), found);
    }
}

} // namespace

void unwrap(Found& found, const std::vector<Exercise>& course) {
    open_archives(found, course);
    std::vector<FoundFile> files;
    files.swap(found.files);
    for (FoundFile& file : files) {
        const Wrapping wrapping = wrapped(file_name(file.path)).wrapping;
        if (file.refused.empty() && wrapping == Wrapping::archive) {
            add_unpacked(std::move(file), course, found);
            continue;
        }
        if (file.refused.empty() && wrapping == Wrapping::compressed)
            decompress(file);
        if (file.refused.empty() && is_unfinished(file.path) && !is_whole(file.text)) {
            file.text.clear();
            file.refused = "it has the name of an unfinished download, and its end is missing; hand in the "
                           "whole file.";
        }
        found.files.push_back(std::move(file));
    }
}

} // namespace grade
