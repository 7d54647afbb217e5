#ifndef CMARKUP_NAMES_H
#define CMARKUP_NAMES_H

#include <stdint.h>

// The code of an element's name.
uint8_t naql_tag(const char *name);
// The code of an attribute that is kept; -1 for any other.
int naql_attribute_code(const char *name);

#endif
