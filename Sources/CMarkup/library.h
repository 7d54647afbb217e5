#ifndef CMARKUP_LIBRARY_H
#define CMARKUP_LIBRARY_H

// The part of libxml2's interface that is used, declared here so that building needs no headers of it: the library is loaded
// when it is needed first. The layouts are those of its stable binary interface (libxml2.so.2 and later).

typedef unsigned char xml_char;

// xmlSAXHandler: what the parser calls, in order of its members.
typedef struct {
    void (*declarations[14])(void);
    void (*start_element)(void *context, const xml_char *name, const xml_char **attributes);
    void (*end_element)(void *context, const xml_char *name);
    void (*reference)(void);
    void (*characters)(void *context, const xml_char *text, int length);
    void (*ignorable_whitespace)(void *context, const xml_char *text, int length);
    void (*markup_and_messages[6])(void);
    void (*cdata_block)(void *context, const xml_char *text, int length);
    void (*external_subset)(void);
    unsigned int initialized;
    void *own;
    void (*namespaces[3])(void);
} xml_sax_handler;

// The first members of xmlParserCtxt.
typedef struct {
    xml_sax_handler *sax;
    void *user_data;
} xml_parser;

// Options of htmlCtxtUseOptions.
enum { XML_RECOVER = 1 << 0, XML_NO_ERROR = 1 << 5, XML_NO_WARNING = 1 << 6, XML_NO_NET = 1 << 11, XML_HUGE = 1 << 19 };
// An encoding of xmlSwitchEncoding.
enum { XML_UTF8 = 1 };

// libxml2's functions, as they were found.
typedef struct {
    xml_parser *(*create)(const char *bytes, int length);
    int (*use_options)(xml_parser *, int options);
    int (*parse)(xml_parser *);
    void (*free)(xml_parser *);
    int (*encoding)(xml_parser *, int encoding);
} naql_libxml;

// NULL where the library is not there.
const naql_libxml *naql_libxml_load(void);

#endif
