// Training with the learner's own functions: in another process, so that whatever they do ends in a sentence.
#pragma once

#include "checks/checking.hpp"

#include <string>
#include <vector>

namespace tools {

/// The descriptor on which train_cat reports each iteration to this parent, and finally its completion; passed in
/// $DEEPSTEPS_HEARTBEAT.
inline constexpr int heartbeat_descriptor = 3;
/// The last beat; see Progress::beat.
inline constexpr char last_beat = '!';

/// `train --functions exercises`: builds, trains, and returns the exit status. `arguments` are those of train.
int train_with_own_functions(const checks::Workplace& place, const std::vector<checks::Exercise>& course,
                             const std::vector<std::string>& arguments);

} // namespace tools
