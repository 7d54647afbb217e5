#include "CLexicons.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char places[] = {
#embed "data/places.txt"
    , 0};
static const unsigned char organizations[] = {
#embed "data/organizations.txt"
    , 0};
static const unsigned char outlets[] = {
#embed "data/outlets.txt"
    , 0};
static const unsigned char people[] = {
#embed "data/people.txt"
    , 0};
static const unsigned char given_names[] = {
#embed "data/given-names.txt"
    , 0};
static const unsigned char family_names[] = {
#embed "data/family-names.txt"
    , 0};
static const unsigned char nouns[] = {
#embed "data/nouns.txt"
    , 0};
static const unsigned char verbs_arabic[] = {
#embed "data/verbs-arabic.txt"
    , 0};
static const unsigned char verbs_english[] = {
#embed "data/verbs-english.txt"
    , 0};
static const unsigned char words[] = {
#embed "data/words.txt"
    , 0};

#define FILE_ENTRY(name, array) {name, array, sizeof(array) - 1}

static const naql_lexicon files[] = {
    FILE_ENTRY("places.txt", places),
    FILE_ENTRY("organizations.txt", organizations),
    FILE_ENTRY("outlets.txt", outlets),
    FILE_ENTRY("people.txt", people),
    FILE_ENTRY("given-names.txt", given_names),
    FILE_ENTRY("family-names.txt", family_names),
    FILE_ENTRY("nouns.txt", nouns),
    FILE_ENTRY("verbs-arabic.txt", verbs_arabic),
    FILE_ENTRY("verbs-english.txt", verbs_english),
    FILE_ENTRY("words.txt", words),
};

size_t naql_lexicon_count(void) { return sizeof(files) / sizeof(files[0]); }

naql_lexicon naql_lexicon_at(size_t index) { return files[index]; }
