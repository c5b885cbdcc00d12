#include "plots/page.hpp"

#include "plots/text.hpp"

#include <gnuplot-iostream.h> // slow to compile: no other file includes it

#include <cmath>
#include <csignal>
#include <locale>

namespace plots {

/// gnuplot stops at its first error; what is still sent to it must not end this program, too.
class IgnoreBrokenPipe {
public:
    IgnoreBrokenPipe() : before_(std::signal(SIGPIPE, SIG_IGN)) {}
    ~IgnoreBrokenPipe() { std::signal(SIGPIPE, before_); }
    IgnoreBrokenPipe(const IgnoreBrokenPipe&) = delete;
    IgnoreBrokenPipe& operator=(const IgnoreBrokenPipe&) = delete;

private:
    void (*before_)(int);
};

struct Page::Pipe {
    explicit Pipe(const std::string& command) : gnuplot(command) { gnuplot.imbue(std::locale::classic()); }

    IgnoreBrokenPipe ignore_broken_pipe;
    gnuplotio::Gnuplot gnuplot;
};

Page::Page(const Figure& figure, double height)
    : height_(height), size_(figure.size), format_(format_of(figure.file)),
      draft_(figure.file, find_gnuplot()), pipe_(std::make_unique<Pipe>(draft_.command())) {
    *this << "set encoding utf8\n" << terminal() << "unset key\n";
}

Page::~Page() = default;

std::ostream& Page::commands() {
    return pipe_->gnuplot;
}

void Page::send(const Points& points) {
    pipe_->gnuplot.send1d(points);
}

void Page::send(const Bytes& bytes) {
    commands().write(reinterpret_cast<const char*>(bytes.memptr()),
                     static_cast<std::streamsize>(bytes.n_elem));
}

void Page::heading(const std::string& title, const std::string& subtitle) {
    const double width = size_.width - 2 * page_margin;
    title_ = title;
    text(page_margin, 0.5, fitted(title, width, title_size), "left" + font(title_size, bold_font));
    text(page_margin, 1, fitted(subtitle, width, text_size), "left");
}

void Page::text(double x, double y, const std::string& line, const std::string& how) {
    *this << "set label " << quoted(line) << " at " << place(x, y) << " " << how << "\n";
}

std::string Page::place(double x, double y) const {
    return "screen " + number(x / size_.width) + ", screen " + number(1 - y / height_);
}

std::string Page::font(int size, const std::string& name) const {
    const double points_per_unit = format_.ending == ".svg" ? 72 / 96.0 : 1; // an SVG's unit is the CSS pixel
    return " font " + quoted(name + "," + number(size / points_per_unit));
}

void Page::axes(const Box& box) {
    *this << "set lmargin at screen " << box.left / size_.width << "\nset rmargin at screen "
          << box.right / size_.width << "\nset tmargin at screen " << 1 - box.top / height_
          << "\nset bmargin at screen " << 1 - box.bottom / height_ << "\n";
}

void Page::light_grid() {
    *this << "set border 3 lw 0.7 lc rgb '#404040'\n"
             "set tics nomirror out scale 0.6 textcolor rgb 'black'\n"
             "set grid lt 1 lw 0.5 dt solid lc rgb '#d9d9d9'\n";
}

void Page::in_cm() {
    axes({0, size_.width, 0, height_});
    *this << "unset border\nunset tics\nset xrange [0:" << size_.width << "]\nset yrange [" << height_
          << ":0]\n";
}

void Page::x_label(const Box& box, const std::string& label) {
    text((box.left + box.right) / 2, box.bottom + 1.05, label, "center");
}

void Page::y_label(const Box& box, const std::string& label) {
    text(0.5, (box.top + box.bottom) / 2, label, "center rotate");
}

void Page::finish() {
    const std::string last_message = "the figure is drawn";
    *this << "unset output\nprint " << quoted(last_message) << "\n";
    pipe_.reset();
    if (format_.ending == ".svg")
        draft_.finish_svg(title_);
    draft_.publish(last_message);
}

/// noenhanced: the _ and ^ in file names are text. The scales make a point the unit of line width everywhere.
std::string Page::terminal() const {
    const std::string text = " noenhanced" + font(text_size);
    if (format_.ending == ".pdf")
        return "set terminal pdfcairo" + text + " fontscale 0.75 linewidth 2 size " + number(size_.width) +
               "cm," + number(height_) + "cm\n";
    if (format_.ending == ".svg")
        return "set terminal svg" + text + dots(96) + " background '#ffffff'\n";
    const std::string png = text + dots(size_.dpi);
    return "if (strstrt(GPVAL_TERMINALS, 'pngcairo')) { set terminal pngcairo pointscale " +
           number(size_.dpi / 75.0) + png + " } else { set terminal png truecolor" + png + " }\n";
}

/// For terminals that count in dots.
std::string Page::dots(int per_inch) const {
    const auto length = [&](double cm) { return std::to_string(std::lround(cm / cm_per_inch * per_inch)); };
    return " fontscale " + number(per_inch / 96.0) + " linewidth " + number(per_inch / 72.0) + " size " +
           length(size_.width) + "," + length(height_);
}

} // namespace plots
