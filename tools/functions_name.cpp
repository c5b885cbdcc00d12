// Whose functions this program has: "solutions" or "exercises".
extern const char* const functions_name;
const char* const functions_name = DEEPSTEPS_FUNCTIONS;
