// A plugin of g++ that spares the files behind a compiled header the header's own work. Its pragmas stand at the end:
//   #pragma deepsteps instantiate   of a header: instantiates what its inline functions need
//   #pragma deepsteps leave_out     of a header: the same, and declares the large ones among them as if they said
//                                   `extern template`, so that no file behind the header compiles them
//   #pragma deepsteps emit          of a source file with the same includes: compiles just these, once
#include "gcc-plugin.h"

// They need each other in this order.
#include "tree.h"

#include "cp/cp-tree.h"

#include "c-family/c-common.h"

#include "c-family/c-pragma.h"

#include "cgraph.h"

#include "stringpool.h"

#include "attribs.h"

int plugin_is_GPL_compatible; // g++ asks for the name: this file's licence is the project's, MIT

namespace {

// A tenth of the functions that Armadillo's header instantiates are larger, a quarter of their code; of a learner's file,
// the most. Many small ones in one file would cost more than they spare.
constexpr int large = 100; // nodes of the syntax tree

tree count(tree*, int*, void* nodes) {
    ++*static_cast<int*>(nodes);
    return NULL_TREE;
}

/// Whether every file that uses the function would compile it, and it is large. Both files must say the same.
bool is_emitted_once(cgraph_node* function) {
    const tree declared = function->decl;
    // Constructors and destructors come in twos and threes, which g++ wants to have together.
    if (!function->definition || function->alias || function->thunk || !TREE_PUBLIC(declared) ||
        !DECL_LANG_SPECIFIC(declared) || !DECL_TEMPLATE_INSTANTIATION(declared) ||
        DECL_CLONED_FUNCTION_P(declared) || DECL_REALLY_EXTERN(declared) ||
        DECL_IMMEDIATE_FUNCTION_P(declared) || lookup_attribute("always_inline", DECL_ATTRIBUTES(declared)))
        return false;
    int nodes = 0;
    if (DECL_SAVED_TREE(declared))
        walk_tree_without_duplicates(&DECL_SAVED_TREE(declared), count, &nodes);
    return nodes > large;
}

/// As at the end of a file: before, g++ 14 does not put a constructor and its copies together, and ends itself for it.
void instantiate_all() {
    at_eof = 1;
    instantiate_pending_templates(0);
    at_eof = 0;
}

void declare_only(cgraph_node* function) {
    const tree declared = function->decl;
    DECL_NOT_REALLY_EXTERN(declared) = 0;
    DECL_EXTERNAL(declared) = 1;
    DECL_INTERFACE_KNOWN(declared) = 1;
    function->reset();
    function->set_comdat_group(NULL_TREE);
    if (!DECL_DECLARED_CONSTEXPR_P(declared)) // the compiler itself may have to call it
        DECL_SAVED_TREE(declared) = NULL_TREE;
}

template <typename Action>
void for_each_emitted_once(Action&& act) {
    instantiate_all();
    auto_vec<cgraph_node*> chosen; // before the first is changed
    cgraph_node* function;
    FOR_EACH_FUNCTION(function) {
        if (is_emitted_once(function))
            chosen.safe_push(function);
    }
    for (cgraph_node* one : chosen)
        act(one);
}

void instantiate(cpp_reader*) {
    instantiate_all();
}

void leave_out(cpp_reader*) {
    for_each_emitted_once(declare_only);
}

void emit(cpp_reader*) {
    for_each_emitted_once([](cgraph_node* function) { mark_needed(function->decl); });
}

void register_pragmas(void*, void*) {
    c_register_pragma("deepsteps", "instantiate", instantiate);
    c_register_pragma("deepsteps", "leave_out", leave_out);
    c_register_pragma("deepsteps", "emit", emit);
}

} // namespace

int plugin_init(plugin_name_args* plugin, plugin_gcc_version*) {
    register_callback(plugin->base_name, PLUGIN_PRAGMAS, register_pragmas, nullptr);
    return 0;
}
