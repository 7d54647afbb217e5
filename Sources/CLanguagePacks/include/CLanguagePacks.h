#include <stddef.h>

/// The compiled table of all languages; the layout is that of the Swift target Language.
const void *naql_languages_table(void);
