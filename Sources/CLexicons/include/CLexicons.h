#ifndef NAQL_LEXICONS_H
#define NAQL_LEXICONS_H

#include <stddef.h>

/* The lexicon files of data/, embedded in the program; UTF-8, each ended by a NUL that the size leaves out. */
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t size;
} naql_lexicon;

/* How many files there are. */
size_t naql_lexicon_count(void);

/* A file by its index; index must be below the count. */
naql_lexicon naql_lexicon_at(size_t index);

#endif
