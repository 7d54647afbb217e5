#ifndef NAQL_REFERENCES_H
#define NAQL_REFERENCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// How many bytes at `at`, which is a `&`, are a reference to a character of Latin-1 whose semicolon is missing (`caf&eacute`);
// 0 where there is none. libxml2 leaves these as they stand, browsers do not.
size_t naql_reference_length(const uint8_t *at, const uint8_t *end, uint8_t *character);

#endif
