#include "CUnpack.h"

#include <dlfcn.h>
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>

// libarchive's interface as far as it is used, by its stable ABI: its headers are not needed to build.
struct archive;
struct archive_entry;
typedef ssize_t (*read_callback)(struct archive *, void *, const void **);

#define OK 0
#define END 1
#define WARN (-20)
#define REGULAR 0100000
#define TYPE_MASK 0170000

static struct {
    struct archive *(*read_new)(void);
    int (*read_free)(struct archive *);
    int (*filter_bzip2)(struct archive *);
    int (*filter_gzip)(struct archive *);
    int (*filter_xz)(struct archive *);
    int (*filter_zstd)(struct archive *);
    int (*format_tar)(struct archive *);
    int (*format_zip)(struct archive *);
    int (*format_raw)(struct archive *);
    int (*read_open)(struct archive *, void *, void *, read_callback, void *);
    int (*next_header)(struct archive *, struct archive_entry **);
    ssize_t (*read_data)(struct archive *, void *, size_t);
    int64_t (*filter_bytes)(struct archive *, int);
    const char *(*error_string)(struct archive *);
    const char *(*pathname)(struct archive_entry *);
    unsigned (*filetype)(struct archive_entry *);
    int (*is_encrypted)(struct archive_entry *);
    bool loaded;
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    static const char *names[] = {"libarchive.so.13", "libarchive.so", "libarchive.13.dylib", "libarchive.dylib"};
    void *handle = NULL;
    for (size_t index = 0; index < sizeof names / sizeof *names && !handle; index++) {
        handle = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    }
    if (!handle) return;
    const struct { void *place; const char *name; } symbols[] = {
        {&library.read_new, "archive_read_new"},
        {&library.read_free, "archive_read_free"},
        {&library.filter_bzip2, "archive_read_support_filter_bzip2"},
        {&library.filter_gzip, "archive_read_support_filter_gzip"},
        {&library.filter_xz, "archive_read_support_filter_xz"},
        {&library.filter_zstd, "archive_read_support_filter_zstd"},
        {&library.format_tar, "archive_read_support_format_tar"},
        {&library.format_zip, "archive_read_support_format_zip"},
        {&library.format_raw, "archive_read_support_format_raw"},
        {&library.read_open, "archive_read_open"},
        {&library.next_header, "archive_read_next_header"},
        {&library.read_data, "archive_read_data"},
        {&library.filter_bytes, "archive_filter_bytes"},
        {&library.error_string, "archive_error_string"},
        {&library.pathname, "archive_entry_pathname"},
        {&library.filetype, "archive_entry_filetype"},
        {&library.is_encrypted, "archive_entry_is_encrypted"},
    };
    for (size_t index = 0; index < sizeof symbols / sizeof *symbols; index++) {
        void *symbol = dlsym(handle, symbols[index].name);
        if (!symbol) return;
        *(void **)symbols[index].place = symbol;
    }
    library.loaded = true;
}

bool naql_archive_available(void) {
    pthread_once(&once, load);
    return library.loaded;
}

struct naql_archive {
    struct archive *archive;
    struct archive_entry *entry;
    naql_archive_read read;
    void *context;
    // Names with the mark of UTF-8 are NULL without a locale of UTF-8; this thread alone has it, while a header is read.
    locale_t locale;
};

static ssize_t pull(struct archive *archive, void *context, const void **bytes) {
    (void)archive;
    naql_archive *owner = context;
    return (ssize_t)owner->read(owner->context, bytes);
}

naql_archive *naql_archive_open(int form, naql_archive_read read, void *context) {
    if (!naql_archive_available()) return NULL;
    naql_archive *owner = calloc(1, sizeof *owner);
    if (!owner) return NULL;
    owner->read = read;
    owner->context = context;
    owner->archive = library.read_new();
    if (!owner->archive) {
        free(owner);
        return NULL;
    }
    owner->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (form == NAQL_ARCHIVE_RAW) {
        library.filter_bzip2(owner->archive);
        library.filter_gzip(owner->archive);
        library.filter_xz(owner->archive);
        library.filter_zstd(owner->archive);
        library.format_raw(owner->archive);
    } else if (form == NAQL_ARCHIVE_TAR) {
        library.format_tar(owner->archive);
    } else {
        library.format_zip(owner->archive);
    }
    library.read_open(owner->archive, owner, NULL, pull, NULL);
    return owner;
}

int naql_archive_next(naql_archive *owner) {
    locale_t before = owner->locale ? uselocale(owner->locale) : (locale_t)0;
    int status = library.next_header(owner->archive, &owner->entry);
    if (owner->locale) uselocale(before);
    if (status == END) return 0;
    // What only warns has an entry all the same.
    return status == OK || status == WARN ? 1 : -1;
}

const char *naql_archive_name(naql_archive *owner) {
    locale_t before = owner->locale ? uselocale(owner->locale) : (locale_t)0;
    const char *name = library.pathname(owner->entry);
    if (owner->locale) uselocale(before);
    return name;
}

bool naql_archive_is_file(naql_archive *owner) {
    unsigned type = library.filetype(owner->entry) & TYPE_MASK;
    return type == REGULAR || type == 0;
}

bool naql_archive_is_encrypted(naql_archive *owner) { return library.is_encrypted(owner->entry) == 1; }

int64_t naql_archive_data(naql_archive *owner, void *bytes, size_t room) {
    ssize_t count = library.read_data(owner->archive, bytes, room);
    return count < 0 ? -1 : count;
}

int64_t naql_archive_taken(naql_archive *owner) { return library.filter_bytes(owner->archive, -1); }

const char *naql_archive_error(naql_archive *owner) {
    const char *text = library.error_string(owner->archive);
    return text ? text : "it is damaged";
}

void naql_archive_close(naql_archive *owner) {
    library.read_free(owner->archive);
    if (owner->locale) freelocale(owner->locale);
    free(owner);
}
