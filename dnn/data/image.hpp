// The user's own images, made to fit a model.
#pragma once

#include <armadillo>
#include <filesystem>
#include <vector>

namespace dnn {

/// Pixels row by row; red, green, blue.
struct Picture {
    std::vector<unsigned char> rgb;
    int height = 0, width = 0;
};

/// What a model sees of an image, and what was done to it on the way.
struct FittedImage {
    arma::mat x;                         // (height·width·3, 1), as a column of DataSet::X
    int height = 0, width = 0;           // of the image, upright
    int crop_height = 0, crop_width = 0; // of the part around its middle that was kept
    bool turned = false;                 // upright, by its EXIF orientation
    Picture preview;                     // the image, upright and small; empty unless asked for

    bool cropped() const { return crop_height < height || crop_width < width; }
};

/// A JPEG or PNG, turned upright, cropped around its middle to the shape of (height, width) and resized to it.
/// Transparent becomes white. `preview_side`: of the preview's longer side, in pixels. Throws support::Error.
FittedImage fit_image(const std::filesystem::path& file, int height, int width, int preview_side = 0);

/// Its x alone.
arma::mat read_image(const std::filesystem::path& file, int height, int width);

} // namespace dnn
