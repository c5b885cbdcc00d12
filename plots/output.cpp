#include "plots/output.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>
#include <unistd.h>

namespace fs = std::filesystem;

namespace plots {

namespace {

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// For the shell: inside single quotes, only the single quote itself is special.
std::string quoted(const fs::path& path) {
    std::string text = "'";
    for (char c : path.string())
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

[[noreturn]] void cannot_write(const fs::path& file, const std::string& reason) {
    throw support::Error("cannot write the figure " + file.string() + ": " + reason +
                         "; name a file in a folder you can write to.");
}

/// gnuplot's complaint on one line: it prints the command, a caret under the fault, and the message.
std::string complaint(const std::string& log) {
    std::string last;
    for (const std::string& line : support::lines_of(log))
        if (line.find_first_not_of(" \t^") != std::string::npos)
            last = line.substr(line.find_first_not_of(" \t"));
    return last.empty() ? "it gave no reason; is the disk full?" : "it said: " + last + '.';
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string xml_text(const std::string& text) {
    std::string escaped = text;
    replace_all(escaped, "&", "&amp;");
    replace_all(escaped, "<", "&lt;");
    return escaped;
}

} // namespace

const Format& format_of(const fs::path& file) {
    static const std::array<Format, 3> formats{{{".png", "IEND"}, {".svg", "</svg>"}, {".pdf", "%%EOF"}}};
    const std::string ending = file.extension().string();
    for (const Format& format : formats)
        if (format.ending == ending)
            return format;
    const fs::path example = file.has_stem() ? file.stem().string() + ".png" : "figure.png";
    throw support::Error(
        "a figure's file must end in .png, .svg or .pdf; found " +
        (ending.empty() ? "no ending in '" + file.string() + "'" : ending + " in " + file.string()) +
        ": name it, for example, " + example.string() + ".");
}

fs::path find_gnuplot() {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, ':');) {
        fs::path program = fs::path(folder) / "gnuplot";
        std::error_code ignored;
        if (!folder.empty() && fs::is_regular_file(program, ignored) && access(program.c_str(), X_OK) == 0)
            return program;
    }
    throw support::Error("figures need gnuplot, which is not in PATH: install it with "
                         "sudo apt-get install gnuplot-nox.");
}

Draft::Draft(const fs::path& file, const fs::path& gnuplot) : file_(file), gnuplot_(gnuplot) {
    const fs::path folder = folder_of(file);
    const std::string name = "." + file.filename().string() + "." + std::to_string(getpid());
    draft_ = folder / (name + ".part");
    log_ = folder / (name + ".log");

    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        cannot_write(file, "cannot create the folder " + folder.string() + " (" + failure.message() + ")");
    if (fs::is_directory(file, failure))
        cannot_write(file, "there is a folder of that name");
    if (fs::exists(file, failure) && !fs::is_regular_file(file, failure))
        cannot_write(file, "it is a device or a pipe, and no regular file");
    errno = 0;
    if (!std::ofstream(draft_))
        cannot_write(file, "the folder " + folder.string() + " cannot be written to (" +
                               std::strerror(errno) + ")");
}

Draft::~Draft() {
    std::error_code ignored;
    fs::remove(draft_, ignored);
    fs::remove(log_, ignored);
}

std::string Draft::command() const {
    return quoted(gnuplot_) + " --default-settings /dev/stdin >" + quoted(draft_) + " 2>" + quoted(log_) +
           " || :";
}

void Draft::finish_svg(const std::string& title) const {
    std::string svg = contents(draft_);
    replace_all(svg, "<title>Gnuplot</title>", "<title>" + xml_text(title) + "</title>");
    replace_all(svg, "font-family=\"" + std::string(bold_font) + '"',
                "font-family=\"sans-serif\" font-weight=\"bold\"");
    replace_all(svg, "<image ", "<image style=\"image-rendering: pixelated\" ");
    std::ofstream(draft_, std::ios::binary) << svg;
}

void Draft::publish(const std::string& last_message) const {
    const std::string log = contents(log_);
    if (!log.ends_with(last_message + "\n"))
        throw support::Error("gnuplot could not draw " + file_.string() + "; " + complaint(log));

    constexpr std::size_t tail = 32;
    const std::string figure = contents(draft_);
    const std::string end = figure.substr(figure.size() - std::min(tail, figure.size()));
    if (end.find(format_of(file_).end_mark) == std::string::npos)
        cannot_write(file_, "gnuplot's output is incomplete (is the disk full?)");

    std::error_code failure;
    fs::rename(draft_, file_, failure);
    if (failure)
        cannot_write(file_, failure.message());
}

} // namespace plots
