#include "CUnpack.h"

#include <stdlib.h>
#include <zlib.h>

struct naql_inflate {
    z_stream stream;
};

naql_inflate *naql_inflate_open(int form) {
    naql_inflate *stream = calloc(1, sizeof *stream);
    if (!stream) return NULL;
    int bits = form == NAQL_GZIP ? 16 + MAX_WBITS : form == NAQL_ZLIB ? MAX_WBITS : -MAX_WBITS;
    if (inflateInit2(&stream->stream, bits) != Z_OK) {
        free(stream);
        return NULL;
    }
    return stream;
}

void naql_inflate_reset(naql_inflate *stream) { inflateReset(&stream->stream); }

int naql_inflate_step(
    naql_inflate *stream, const uint8_t *input, size_t length, size_t *consumed, uint8_t *output, size_t room,
    size_t *produced) {
    z_stream *z = &stream->stream;
    z->next_in = (Bytef *)input;
    z->avail_in = (uInt)length;
    z->next_out = output;
    z->avail_out = (uInt)room;
    int status = inflate(z, Z_NO_FLUSH);
    *consumed = length - z->avail_in;
    *produced = room - z->avail_out;
    switch (status) {
    case Z_STREAM_END: return NAQL_STEP_END;
    case Z_OK:
    case Z_BUF_ERROR: return NAQL_STEP_MORE;
    default: return NAQL_STEP_DAMAGED;
    }
}

void naql_inflate_close(naql_inflate *stream) {
    inflateEnd(&stream->stream);
    free(stream);
}
