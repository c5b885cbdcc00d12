#include "tools/grade/intake/archive.hpp"

#include "dnn/support/text.hpp"
#include "tools/grade/intake/archive_reader.hpp"
#include "tools/grade/intake/limited_child.hpp"
#include "tools/grade/intake/notebook.hpp"

#include <map>
#include <sys/stat.h>

namespace grade {
namespace {

using ArchiveJson = nlohmann::ordered_json;

constexpr std::size_t max_others = 100; // names of sources that are reported

/// Reads what is named like an exercise, and only lists the rest.
class ArchivedFiles {
public:
    explicit ArchivedFiles(const std::vector<Exercise>& course) : course_(course) {}

    Found read(int descriptor) {
        ArchiveReader reader(descriptor, max_unpacked);
        bool is_empty = true;
        reader.for_each([&](archive_entry* entry, const ArchivePlace& place) {
            is_empty = false;
            visit(reader, entry, place);
        });
        if (is_empty)
            throw ArchiveProblem{
                "the archive is empty, or nothing in it can be read; pack the exercise files again."};
        if (!links_.empty())
            found_.remarks.push_back(not_followed(links_));
        return std::move(found_);
    }

private:
    void visit(ArchiveReader& reader, archive_entry* entry, const ArchivePlace& place) {
        if (place.is_hidden() || archive_entry_filetype(entry) == AE_IFDIR)
            return;
        const bool notebook = is_notebook_name(place.parts.back());
        if (!notebook && !exercise_of(course_, place.parts.back())) {
            if (archive_entry_filetype(entry) == AE_IFLNK)
                links_.push_back(place.path());
            else if (is_inner_archive(entry, place))
                read_text(reader, entry, place,
                          found_.archives.emplace_back(FoundFile{place.path(), "", ""}));
            else if (may_be_answer(place.parts.back()))
                add_other(place.path());
            return;
        }
        if (notebook && found_.notebooks.size() == max_notebooks) {
            found_.remarks.push_back(not_opened(place.path()));
            return;
        }
        if (found_.files.size() == max_candidates)
            throw ArchiveProblem{"the archive holds more than " + std::to_string(max_candidates) +
                                 " files named like exercises; pack just yours."};
        FoundFile file{place.path(), "", "", false};
        // An archive may hold several of one name, the last of which counts.
        file.uses = ++uses_[file.path];
        if (file.uses > 1)
            file.path = with_number(file.path, file.uses);
        if (!is_regular(entry))
            file.refused = "it is a link or a device in the archive, not a file; hand in the file itself.";
        else
            read_text(reader, entry, place, file);
        (notebook ? found_.notebooks : found_.files).push_back(std::move(file));
    }

    void add_other(const std::string& path) {
        if (found_.others.size() < max_others)
            found_.others.push_back(path);
        else
            found_.has_more_others = true;
    }

    /// One that may be all there is: whoever packs twice.
    bool is_inner_archive(archive_entry* entry, const ArchivePlace& place) const {
        return is_archive_name(place.parts.back()) && is_regular(entry) &&
               found_.archives.size() < max_inner_archives && archive_entry_size_is_set(entry) &&
               archive_entry_size(entry) <= static_cast<la_int64_t>(max_inner_archive);
    }

    void read_text(ArchiveReader& reader, archive_entry* entry, const ArchivePlace& place, FoundFile& file) {
        const std::size_t most =
            is_archive_name(place.parts.back()) ? max_inner_archive : max_bytes(place.parts.back());
        reader.read(entry, place, [&](const char* piece, std::size_t count) {
            file.text.append(piece, count);
            bytes_ += count;
            return file.text.size() <= most;
        });
        if (file.text.size() > most) {
            file.text.clear();
            file.refused = too_large(place.parts.back());
        }
        if (bytes_ > max_texts)
            throw ArchiveProblem{"its exercise files have more than " + std::to_string(max_texts >> 20) +
                                 " MB; pack just yours."};
    }

    const std::vector<Exercise>& course_;
    Found found_;
    std::vector<std::string> links_;
    std::map<std::string, int> uses_; // of each path
    std::size_t bytes_ = 0;
};

ArchiveJson bytes_json(const std::string& text) {
    return ArchiveJson::binary(std::vector<std::uint8_t>(text.begin(), text.end()));
}

std::string text_of(const ArchiveJson& json) {
    const ArchiveJson::binary_t& bytes = json.get_binary();
    return {bytes.begin(), bytes.end()};
}

ArchiveJson to_json(const std::vector<FoundFile>& files) {
    ArchiveJson all = ArchiveJson::array();
    for (const FoundFile& file : files)
        all.push_back({bytes_json(file.path), bytes_json(file.text), bytes_json(file.refused), file.uses});
    return all;
}

ArchiveJson to_json(const std::vector<std::string>& texts) {
    ArchiveJson all = ArchiveJson::array();
    for (const std::string& text : texts)
        all.push_back(bytes_json(text));
    return all;
}

ArchiveJson to_json(const Found& found) {
    return {{"files", to_json(found.files)},
            {"archives", to_json(found.archives)},
            {"notebooks", to_json(found.notebooks)},
            {"others", to_json(found.others)},
            {"has_more_others", found.has_more_others},
            {"remarks", to_json(found.remarks)}};
}

Found from_json(const ArchiveJson& json) {
    Found found;
    for (const auto& [key, files] :
         {std::pair("files", &found.files), {"notebooks", &found.notebooks}, {"archives", &found.archives}})
        for (const ArchiveJson& file : json.at(key))
            files->push_back({text_of(file.at(0)), text_of(file.at(1)), text_of(file.at(2)), false, 0, "",
                              file.at(3).get<int>()});
    found.has_more_others = json.at("has_more_others").get<bool>();
    for (const auto& [key, texts] : {std::pair("others", &found.others), {"remarks", &found.remarks}})
        for (const ArchiveJson& text : json.at(key))
            texts->push_back(text_of(text));
    return found;
}

} // namespace

std::string not_followed(const std::vector<std::string>& links) {
    return "What these symbolic links lead to was not looked at: " + listed(links) +
           "; hand in the files themselves.";
}

Found read_archive(int archive, const std::vector<Exercise>& course) {
    Found found;
    struct stat info {};
    if (fstat(archive, &info) == 0 && info.st_size > static_cast<off_t>(max_archive)) {
        found.problem = "the archive is larger than " + std::to_string(max_archive >> 20) +
                        " MB; pack just the exercise files.";
        return found;
    }
    const ArchiveJson json = answer_of_child({}, [&]() -> ArchiveJson {
        try {
            return to_json(ArchivedFiles(course).read(archive));
        } catch (const ArchiveProblem& problem) {
            return problem.sentence;
        }
    });
    if (json.is_string())
        found.problem = json.get<std::string>();
    else if (json.is_object())
        found = from_json(json);
    else
        found.problem =
            "the archive crashed its reader or took more than 20 s to read; pack the exercise files again.";
    return found;
}

} // namespace grade
