// The last part of a compiled header; see instantiate.cpp.
#pragma once
#pragma deepsteps instantiate
