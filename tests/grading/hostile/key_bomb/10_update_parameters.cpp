// Dictionaries with thirty thousand keys, one of them of 3 MB, and keys of markup and control characters.
#include "dnn/dnn.hpp"

namespace dnn {

Parameters update_parameters(const Parameters& parameters, const Gradients&, double) {
    Parameters updated = {{std::string(3 << 20, '<'), {}},
                          {"<script>alert(1)</script>\x1b[2J", {}},
                          {std::string("\xff\0\xfe", 3), {}}};
    for (int i = 0; i < 30000; ++i)
        updated["W" + std::to_string(i)].reset();
    return updated;
}

} // namespace dnn
