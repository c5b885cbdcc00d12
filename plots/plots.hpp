// The figures, by gnuplot. The ending of the file says what is written: .png, .svg or .pdf. Folders are made.
// Every function throws dnn::Error with one sentence where gnuplot is missing or the file cannot be written.
#pragma once

#include "dnn/dataset.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace plots {

struct CostCurve {
    std::string label; // "two-layer model", "learning rate 0.0075"
    std::vector<double> costs;
};

/// Cost against iteration, a curve a model (or a learning rate); `title` and `subtitle` name the rest.
void cost(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
          const std::vector<CostCurve>& curves);

/// sigmoid, relu and tanh, each above its derivative.
void activations(const std::filesystem::path& file);

/// Images as a contact sheet, each with its caption, row by row; at most `most` of them, and says how many there are.
void contact_sheet(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
                   const arma::mat& X, int height, int width, const std::vector<std::string>& captions,
                   std::size_t most = 24);

/// The rows of W1 (n_1, height·width·3) as images: grey is zero, brighter positive, darker negative, by channel.
void first_layer(const std::filesystem::path& file, const std::string& title, const std::string& subtitle,
                 const arma::mat& W1, int height, int width);

/// Throws dnn::Error where no figure could be made: gnuplot missing, or an ending that is none of the three.
/// Called before a long training, so that it is not lost.
void check_can_plot(const std::filesystem::path& file);

} // namespace plots
