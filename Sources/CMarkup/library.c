#include "library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>

#include "CMarkup.h"

static naql_libxml library;
static bool is_loaded = false;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    static const char *const names[] = {"libxml2.so.2", "libxml2.so.16", "libxml2.so", "libxml2.2.dylib", "libxml2.dylib"};
    void *handle = NULL;
    for (size_t i = 0; !handle && i < sizeof names / sizeof *names; i++) handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (!handle) return;
    *(void **)&library.create = dlsym(handle, "htmlCreateMemoryParserCtxt");
    *(void **)&library.use_options = dlsym(handle, "htmlCtxtUseOptions");
    *(void **)&library.parse = dlsym(handle, "htmlParseDocument");
    *(void **)&library.free = dlsym(handle, "htmlFreeParserCtxt");
    *(void **)&library.encoding = dlsym(handle, "xmlSwitchEncoding");
    void (*init)(void);
    *(void **)&init = dlsym(handle, "xmlInitParser");
    is_loaded = library.create && library.use_options && library.parse && library.free && library.encoding && init;
    if (is_loaded) init();
}

const naql_libxml *naql_libxml_load(void) {
    pthread_once(&once, load);
    return is_loaded ? &library : NULL;
}

bool naql_markup_available(void) { return naql_libxml_load() != NULL; }
