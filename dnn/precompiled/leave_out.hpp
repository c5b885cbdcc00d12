// The last part of a compiled header whose large functions another file compiles; see instantiate.cpp.
#pragma once
#pragma deepsteps leave_out
