// The figures, by gnuplot: 16 cm wide, on white, told apart without colour.
//
// The ending of the file says what is written: .png (150 dots an inch), .svg or .pdf. Folders are made. A figure
// appears under its name when it is whole; until then, and after an error, the name is as it was.
//
// Every function throws support::Error, one sentence that says what to do, where check_can_plot() does, where gnuplot
// fails, or where the sizes of its arguments do not fit each other.
#pragma once

#include "dnn/data/dataset.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace plots {

struct CostCurve {
    std::string label;         // "two-layer model", "learning rate 0.0075"
    std::vector<double> costs; // one for each iteration, from iteration 0 on
};

/// Cost (cross-entropy in nats) against iteration, a curve a model or a learning rate; `title` and `subtitle` name
/// the rest. Costs that are infinite or not a number leave a gap.
void cost(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
          const std::vector<CostCurve>& curves);

/// sigmoid, relu and tanh, each above its derivative, as dnn_utils.hpp computes them.
void activations(const std::filesystem::path& file);

/// Images as a contact sheet, row by row, each above its caption. X is (height·width·3, m), laid out and scaled as
/// DataSet::X, and `captions` has m lines. Where m is above `most`, the subtitle says how many are shown; where m is
/// 0, the figure says `when_none` ("none: every test image is classified correctly").
void contact_sheet(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
                   const arma::mat& X, int height, int width, const std::vector<std::string>& captions,
                   std::size_t most = 24, const std::string& when_none = "none");

/// The rows of W1 (n_1, height·width·3) as images, a unit each: mid grey is zero, brighter positive, darker
/// negative, by channel. The largest magnitude of a unit's weights takes the full range.
void first_layer(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
                 const arma::mat& W1, int height, int width);

/// Throws support::Error where no figure could be made: an ending that is none of the three, gnuplot missing, or a
/// folder that cannot be made or written to. Makes the folder. Called before a long training, so that it is not
/// lost.
void check_can_plot(const std::filesystem::path& file);

} // namespace plots
