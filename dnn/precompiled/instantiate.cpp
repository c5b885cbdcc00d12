// A plugin of g++, loaded only while a header is compiled: `#pragma deepsteps instantiate` at its end instantiates what
// the header's inline functions need. Without it, g++ does that again for every file behind the compiled header.
#include "gcc-plugin.h"

// They need each other in this order.
#include "tree.h"

#include "cp/cp-tree.h"

#include "c-family/c-common.h"

#include "c-family/c-pragma.h"

int plugin_is_GPL_compatible; // g++ asks for the name: this file's licence is the project's, MIT

namespace {

void instantiate(cpp_reader*) {
    instantiate_pending_templates(0);
}

void register_pragma(void*, void*) {
    c_register_pragma("deepsteps", "instantiate", instantiate);
}

} // namespace

int plugin_init(plugin_name_args* plugin, plugin_gcc_version*) {
    register_callback(plugin->base_name, PLUGIN_PRAGMAS, register_pragma, nullptr);
    return 0;
}
