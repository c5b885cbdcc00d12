#include "plots/output.hpp"

#include "dnn/support/error.hpp"
#include "dnn/support/files.hpp"
#include "dnn/support/text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
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

/// For the shell: inside single quotes, only the single quote itself is special.
std::string quoted(const fs::path& path) {
    std::string text = "'";
    for (char c : path.string())
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

[[noreturn]] void cannot_write(const fs::path& file, const std::string& reason) {
    throw support::Error("cannot write the figure " + file.string() + ": " + reason + '.');
}

/// Why no more can be written to the file, by trying; 0 if it can.
int why_full(const fs::path& file) {
    constexpr std::size_t some = 1 << 16; // bytes
    const int descriptor = open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    const std::string bytes(some, ' ');
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    int error = written < 0 ? errno : 0;
    if (written >= 0 && static_cast<std::size_t>(written) < bytes.size() &&
        write(descriptor, bytes.data(), 1) < 0)
        error = errno;
    close(descriptor);
    return error;
}

/// gnuplot's complaint on one line: it prints the command, a caret under the fault, and the message.
std::string complaint(const std::string& log) {
    std::string last;
    for (const std::string& line : support::lines_of(log))
        if (line.find_first_not_of(" \t^") != std::string::npos)
            last = line.substr(line.find_first_not_of(" \t"));
    return last.empty() ? "it was ended, or gave no reason" : "it said: " + last;
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

Draft::Draft(const fs::path& file, const fs::path& gnuplot)
    : file_(file), target_(support::target_of(file)), gnuplot_(gnuplot), draft_(target_, ".part"),
      log_(target_, ".log") {
    std::error_code failure;
    const fs::path folder = draft_.path().parent_path();
    fs::create_directories(folder, failure);
    if (failure)
        cannot_write(file, "cannot create the folder " + folder.string() + " (" + failure.message() +
                               "); name a file in another folder");
    if (fs::is_directory(target_, failure))
        cannot_write(file, "there is a folder of that name; name another file");
    if (fs::exists(target_, failure) && !fs::is_regular_file(target_, failure))
        cannot_write(file, "it is a device or a pipe; name a regular file");
    support::check_writable(file);
}

std::string Draft::command() const {
    return quoted(gnuplot_) + " --default-settings /dev/stdin >" + quoted(draft_.path()) + " 2>" +
           quoted(log_.path()) + " || :";
}

void Draft::finish_svg(const std::string& title) const {
    std::string svg = contents(draft_.path());
    replace_all(svg, "<title>Gnuplot</title>", "<title>" + xml_text(title) + "</title>");
    replace_all(svg, "font-family=\"" + std::string(bold_font) + '"',
                "font-family=\"sans-serif\" font-weight=\"bold\"");
    replace_all(svg, "<image ", "<image style=\"image-rendering: pixelated\" ");
    std::ofstream(draft_.path(), std::ios::binary) << svg;
}

void Draft::publish(const std::string& last_message) const {
    const std::string log = contents(log_.path());
    if (!log.ends_with(last_message + "\n")) {
        if (const int error = why_full(draft_.path()); error != 0)
            cannot_write(file_, support::why_not_written(error));
        throw support::Error("gnuplot could not draw " + file_.string() + "; " + complaint(log) + '.');
    }

    constexpr std::size_t tail = 32;
    const std::string figure = contents(draft_.path());
    const std::string end = figure.substr(figure.size() - std::min(tail, figure.size()));
    if (end.find(format_of(file_).end_mark) == std::string::npos) {
        const int error = why_full(draft_.path());
        cannot_write(file_, error != 0 ? support::why_not_written(error)
                                       : "gnuplot's output is incomplete; draw it again");
    }

    if (const int error = support::take_place(draft_.path(), target_); error != 0)
        cannot_write(file_, support::why_not_written(error));
}

} // namespace plots
