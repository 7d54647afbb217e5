#include "CLanguagePacks.h"

// Made at build from data/ by the plugin EmbedLanguages.
extern const unsigned char naql_languages[];

const void *naql_languages_table(void) { return naql_languages; }
