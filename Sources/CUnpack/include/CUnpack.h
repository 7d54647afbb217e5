#ifndef CUNPACK_H
#define CUNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// zlib, and libarchive and brotli loaded when they are needed first: a program that unpacks nothing pays nothing for them.

// MARK: Deflate

typedef struct naql_inflate naql_inflate;

// What the data look like.
enum { NAQL_GZIP = 0, NAQL_ZLIB = 1, NAQL_DEFLATE = 2 };
// What a step came to.
enum { NAQL_STEP_MORE = 0, NAQL_STEP_END = 1, NAQL_STEP_DAMAGED = -1 };

naql_inflate *naql_inflate_open(int form);
// Begins the next member of the same form.
void naql_inflate_reset(naql_inflate *stream);
// Reads from `input`, writes to `output`; tells how much of both.
int naql_inflate_step(
    naql_inflate *stream, const uint8_t *input, size_t length, size_t *consumed, uint8_t *output, size_t room,
    size_t *produced);
void naql_inflate_close(naql_inflate *stream);

// MARK: Archives and other compressions

typedef struct naql_archive naql_archive;

// The next bytes of the packed file; 0 at its end, -1 on an error. They stay until the next call.
typedef int64_t (*naql_archive_read)(void *context, const void **bytes);

// What is to be opened: libarchive is never left to guess among all that it knows.
enum { NAQL_ARCHIVE_RAW = 0, NAQL_ARCHIVE_TAR = 1, NAQL_ARCHIVE_ZIP = 2 };

bool naql_archive_available(void);
naql_archive *naql_archive_open(int form, naql_archive_read read, void *context);
// 1 and an entry, 0 at the end, -1 where the rest cannot be read.
int naql_archive_next(naql_archive *archive);
// The entry's name in its own bytes; NULL where it has none.
const char *naql_archive_name(naql_archive *archive);
bool naql_archive_is_file(naql_archive *archive);
bool naql_archive_is_encrypted(naql_archive *archive);
// How much was read of the entry, 0 at its end, -1 where it is damaged.
int64_t naql_archive_data(naql_archive *archive, void *bytes, size_t room);
// How many bytes of the packed file were taken so far.
int64_t naql_archive_taken(naql_archive *archive);
// What went wrong; never NULL.
const char *naql_archive_error(naql_archive *archive);
void naql_archive_close(naql_archive *archive);

// MARK: Brotli

bool naql_brotli_available(void);
// Unpacks all of `input` into `output`: how long it is, or -1 where it is damaged or longer than `room`.
int64_t naql_brotli_unpack(const uint8_t *input, size_t length, uint8_t *output, size_t room);

#endif
