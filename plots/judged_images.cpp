// A user's images beside what a model was given of them.
#include "plots/page.hpp"
#include "plots/plots.hpp"
#include "plots/text.hpp"

#include <algorithm>
#include <cmath>

namespace plots {

namespace {

/// Bytes row by row, and where they are drawn, in cm.
struct Placed {
    Bytes bytes;
    int height, width;
    double left, top, side; // side: of a pixel
};

std::string image_plot(const Placed& image) {
    const std::string side = number(image.side);
    return ", '-' binary format='%uchar' array=(" + std::to_string(image.width) + "," +
           std::to_string(image.height) + ") dx=" + side + " dy=" + side + " origin=(" +
           number(image.left + image.side / 2) + "," + number(image.top + image.side / 2) +
           ") using 1:2:3 with rgbimage";
}

/// The frame of what was kept of the original.
void frame(Page& page, const Placed& original, int height, int width) {
    const double shape = static_cast<double>(height) / width;
    const double full_height = original.height * original.side, full_width = original.width * original.side;
    const double kept_height = std::min(full_height, full_width * shape), kept_width = kept_height / shape;
    const double left = original.left + (full_width - kept_width) / 2,
                 top = original.top + (full_height - kept_height) / 2;
    for (const auto& [colour, line_width] : {std::pair{"white", 3.0}, {"black", 1.0}})
        page << "set object rectangle from " << left << "," << top << " to " << left + kept_width << ","
             << top + kept_height << " front fs empty border lc rgb '" << colour << "' lw " << line_width
             << "\n";
}

Placed original_of(const JudgedImage& image, double left, double top, double room) {
    const dnn::Picture& picture = image.original;
    const double side = room / std::max(picture.height, picture.width);
    return {Bytes(picture.rgb.data(), picture.rgb.size(), 1), picture.height, picture.width, left, top, side};
}

/// With a whole number of dots per pixel, so that a PNG's pixels come out even.
Placed judged_of(const JudgedImage& image, double left, double top, double room, int dpi) {
    const arma::mat bytes = arma::clamp(arma::round(255 * image.x), 0, 255);
    const double dot = cm_per_inch / dpi, most = room / std::max(image.height, image.width);
    const double side = most > dot ? std::floor(most / dot) * dot : most;
    return {arma::conv_to<Bytes>::from(bytes), image.height, image.width, left, top, side};
}

} // namespace

void judged_images(const Figure& figure, const std::string& title, const std::string& subtitle,
                   const std::vector<JudgedImage>& images) {
    const double room = std::min(4.2, 0.27 * figure.size.width), row_height = room + 0.5;
    constexpr double gap = 0.6, line_height = 0.45;
    Page page(figure, below_heading + 0.5 + static_cast<double>(images.size()) * row_height);
    page.heading(title, subtitle);
    page.in_cm();
    const double second = page_margin + room + gap, third = second + room + gap;
    const std::string font = "left" + page.font(caption_size);
    page.text(page_margin, below_heading + 0.1, fitted("the image (framed: kept)", room + gap, caption_size),
              font);
    page.text(second, below_heading + 0.1, fitted("what the model sees", room + gap, caption_size), font);
    std::vector<Placed> placed;
    double top = below_heading + 0.4;
    for (const JudgedImage& image : images) {
        placed.push_back(original_of(image, page_margin, top, room));
        frame(page, placed.back(), image.height, image.width);
        placed.push_back(judged_of(image, second, top, room, figure.size.dpi));
        double y = top + 0.3;
        const auto say = [&](const std::string& text, const std::string& how) {
            page.text(third, y, fitted(text, page.width() - third - page_margin, text_size), how);
            y += line_height;
        };
        say(image.name, "left" + page.font(text_size, bold_font));
        for (const std::string& answer : image.answers)
            say(answer, "left" + page.font(text_size));
        top += row_height;
    }
    page << "plot NaN";
    for (const Placed& image : placed)
        page << image_plot(image);
    page << "\n";
    for (const Placed& image : placed)
        page.send(image.bytes);
    page.finish();
}

} // namespace plots
