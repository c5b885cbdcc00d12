// A page that gnuplot draws: its terminal, places in cm, text. Commands to gnuplot are written to it with <<.
#pragma once

#include "plots/output.hpp"
#include "plots/plots.hpp"

#include <armadillo>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace plots {

using Points = std::vector<std::pair<double, double>>; // a NaN breaks the line
using Bytes = arma::Mat<unsigned char>;

// Lengths are in cm, sizes of text in points.
constexpr double page_margin = 0.3;
constexpr double below_heading = 1.5;
constexpr double cm_per_inch = 2.54;

constexpr int number_size = 16;
constexpr int title_size = 11;
constexpr int text_size = 9;
constexpr int caption_size = 8;

/// Left, right, top and bottom, from the upper left corner of the page.
struct Box {
    double left, right, top, bottom;
};

/// A figure in the making. Its functions throw support::Error as described in plots.hpp.
class Page {
public:
    Page(const Figure& figure, double height);
    ~Page();
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    double width() const { return size_.width; }

    template <typename T>
    Page& operator<<(const T& command) {
        commands() << command;
        return *this;
    }

    /// The data that gnuplot reads for a '-' in the preceding plot command.
    void send(const Points& points);
    void send(const Bytes& bytes);

    void heading(const std::string& title, const std::string& subtitle);

    /// Text at a place; `how` goes to gnuplot's "set label" after it, such as "center".
    void text(double x, double y, const std::string& line, const std::string& how);

    /// A place in gnuplot's notation.
    std::string place(double x, double y) const;

    /// " font …", to follow a label.
    std::string font(int size, const std::string& name = "sans-serif") const;

    /// Sets the place of the following plots' axes.
    void axes(const Box& box);
    void light_grid();

    /// A plot without axes all over the page, whose units are cm from the upper left corner.
    void in_cm();

    /// Labels beside the axes of the box. Left to gnuplot, they would leave the page: below the axis of an SVG, or
    /// pushed by long numbers.
    void x_label(const Box& box, const std::string& label);
    void y_label(const Box& box, const std::string& label);

    /// Ends gnuplot and puts the figure in its place. Without this call there is no figure.
    void finish();

private:
    struct Pipe;

    std::ostream& commands();
    std::string terminal() const;
    std::string dots(int per_inch) const;

    double height_;
    Size size_;
    std::string title_;
    Format format_;
    Draft draft_;
    std::unique_ptr<Pipe> pipe_; // declared after the draft, which must outlive gnuplot
};

} // namespace plots
