// What tests ask of a text.
#pragma once

#include "dnn/support/text.hpp"

using support::has;
