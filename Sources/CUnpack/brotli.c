#include "CUnpack.h"

#include <dlfcn.h>
#include <pthread.h>

// BrotliDecoderDecompress of libbrotlidec; 1 is its success.
static int (*decompress)(size_t, const uint8_t *, size_t *, uint8_t *);
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    static const char *names[] = {"libbrotlidec.so.1", "libbrotlidec.so", "libbrotlidec.1.dylib"};
    for (size_t index = 0; index < sizeof names / sizeof *names && !decompress; index++) {
        void *handle = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
        if (handle) *(void **)&decompress = dlsym(handle, "BrotliDecoderDecompress");
    }
}

bool naql_brotli_available(void) {
    pthread_once(&once, load);
    return decompress != NULL;
}

int64_t naql_brotli_unpack(const uint8_t *input, size_t length, uint8_t *output, size_t room) {
    if (!naql_brotli_available()) return -1;
    size_t produced = room;
    return decompress(length, input, &produced, output) == 1 ? (int64_t)produced : -1;
}
