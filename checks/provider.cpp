// Which of the providers of the functions a program is linked with: "exercises", "own" (the exercise with the
// learner's own functions below it) or "solutions".
namespace checks {
extern const char* const provider;
const char* const provider = DEEPSTEPS_PROVIDER;
} // namespace checks
