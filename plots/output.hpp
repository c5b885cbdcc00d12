// What a figure needs around gnuplot: the program, the format, a file that appears once it is complete.
#pragma once

#include "dnn/support/files.hpp"

#include <filesystem>
#include <string>

namespace plots {

/// Of a PNG and a PDF; finish_svg makes a font-weight of it.
inline constexpr const char* bold_font = "sans-serif:Bold";

struct Format {
    std::string ending;   // ".png"
    std::string end_mark; // found in the last bytes of a complete file
};

/// By the file's ending. Throws support::Error for an unknown one.
const Format& format_of(const std::filesystem::path& file);

/// The first executable gnuplot in PATH. Throws support::Error if there is none: started anyway, a missing gnuplot
/// would end the whole program with SIGPIPE.
std::filesystem::path find_gnuplot();

/// The temporary file into which a figure is drawn, and gnuplot's messages beside it. Both disappear with this object.
class Draft {
public:
    /// Creates the folder; `gnuplot` will draw beside the figure's file, which may be a link. Throws support::Error if
    /// that file cannot be written.
    Draft(const std::filesystem::path& file, const std::filesystem::path& gnuplot);

    /// The shell command that runs gnuplot on its standard input, with its output in the draft and its messages
    /// in the log. Reading /dev/stdin as a file, it stops at its first error; else it would go on and take the bytes of
    /// images for commands. The command itself never fails, because gnuplot-iostream would report that on the terminal.
    std::string command() const;

    /// What gnuplot does not know of SVG: the figure's title, text in bold, and pixels that stay sharp.
    void finish_svg(const std::string& title) const;

    /// Renames the draft to the figure's name. Throws support::Error if gnuplot's log does not end in `last_message` or
    /// the draft is incomplete.
    void publish(const std::string& last_message) const;

private:
    std::filesystem::path file_, target_, gnuplot_;
    support::DraftName draft_, log_;
};

} // namespace plots
