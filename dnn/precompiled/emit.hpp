// The last part of the file that compiles a compiled header's functions; see instantiate.cpp.
#pragma once
#pragma deepsteps emit
