#include <stdlib.h>
#include <string.h>

#include "CMarkup.h"
#include "library.h"
#include "names.h"

// Deeper is no page that anybody wrote.
enum { DEEPEST = 4096 };

typedef struct {
    naql_page *page;
    // For each element that libxml2 has open, our node, or -1 where we have none or closed it.
    int32_t *open;
    size_t open_count, open_room;
    // Our innermost open element.
    int32_t current;
} builder;

static void *grown(void *items, size_t count, size_t *room, size_t size, builder *b) {
    if (count < *room) return items;
    size_t next = *room ? *room * 2 : 1024;
    void *moved = realloc(items, next * size);
    if (!moved) {
        b->page->failed = true;
        return items;
    }
    *room = next;
    return moved;
}

static bool add_node(builder *b, uint8_t tag, uint32_t start) {
    naql_page *page = b->page;
    page->nodes = grown(page->nodes, page->node_count, &page->node_room, sizeof *page->nodes, b);
    if (page->failed || page->node_count >= INT32_MAX - 1) return false;
    naql_node *node = &page->nodes[page->node_count++];
    *node = (naql_node){.tag = tag, .parent = b->current, .end = (int32_t)page->node_count, .start = start};
    if (b->current >= 0) node->depth = page->nodes[b->current].depth + 1;
    return true;
}

// Keeps text. Characters between U+0080 and U+009F are those of windows-1252 at their places, as browsers have it.
static uint32_t add_bytes(builder *b, const uint8_t *text, size_t length) {
    static const uint16_t western[32] = {
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
    };
    naql_page *page = b->page;
    while (page->byte_count + length * 2 > page->byte_room && !page->failed)
        page->bytes = grown(page->bytes, page->byte_room, &page->byte_room, 1, b);
    if (page->failed || page->byte_count + length * 2 > UINT32_MAX) return 0;
    uint8_t *out = page->bytes + page->byte_count;
    for (size_t i = 0; i < length; i++) {
        if (text[i] != 0xC2 || i + 1 >= length || text[i + 1] > 0x9F) {
            *out++ = text[i];
            continue;
        }
        uint16_t code = western[text[++i] - 0x80];
        if (code >= 0x800) *out++ = (uint8_t)(0xE0 | code >> 12), *out++ = (uint8_t)(0x80 | (code >> 6 & 63));
        else *out++ = (uint8_t)(0xC0 | code >> 6);
        *out++ = (uint8_t)(0x80 | (code & 63));
    }
    uint32_t written = (uint32_t)(out - page->bytes - page->byte_count);
    page->byte_count += written;
    return written;
}

// Closes `node` and all that is open in it.
static void close_node(builder *b, int32_t node) {
    naql_page *page = b->page;
    int32_t end = (int32_t)page->node_count;
    for (int32_t at = b->current; at >= 0; at = page->nodes[at].parent) {
        page->nodes[at].end = end;
        if (at == node) break;
    }
    b->current = page->nodes[node].parent;
    // What libxml2 still has open of it is closed for us.
    for (size_t i = b->open_count; i > 0; i--) {
        if (b->open[i - 1] < 0) continue;
        if (b->open[i - 1] < node) break;
        b->open[i - 1] = -1;
    }
}

// Elements before which browsers close an open paragraph and libxml2 does not.
static bool ends_paragraph(uint8_t tag) {
    switch (tag) {
    case NAQL_ARTICLE: case NAQL_ASIDE: case NAQL_DETAILS: case NAQL_DIALOG: case NAQL_FIGCAPTION: case NAQL_FIGURE:
    case NAQL_FOOTER: case NAQL_HEADER: case NAQL_HGROUP: case NAQL_MAIN: case NAQL_NAV: case NAQL_SECTION: case NAQL_SUMMARY:
        return true;
    default:
        return false;
    }
}

static void close_open_paragraph(builder *b) {
    for (int32_t at = b->current; at >= 0; at = b->page->nodes[at].parent) {
        uint8_t tag = b->page->nodes[at].tag;
        if (tag == NAQL_P) {
            close_node(b, at);
            return;
        }
        if (tag == NAQL_BUTTON || tag == NAQL_TD || tag == NAQL_TH || tag == NAQL_TABLE || tag == NAQL_OBJECT) return;
    }
}

static void start_element(void *context, const xml_char *name, const xml_char **values) {
    builder *b = context;
    naql_page *page = b->page;
    b->open = grown(b->open, b->open_count, &b->open_room, sizeof *b->open, b);
    if (page->failed) return;
    uint8_t tag = naql_tag((const char *)name);
    if (ends_paragraph(tag)) close_open_paragraph(b);
    bool is_too_deep = b->current >= 0 && page->nodes[b->current].depth >= DEEPEST;
    page->is_too_deep |= is_too_deep;
    int32_t node = (int32_t)page->node_count;
    bool added = !is_too_deep && add_node(b, tag, (uint32_t)page->attribute_count);
    b->open[b->open_count++] = added ? node : -1;
    if (!added) return;
    b->current = node;
    for (; values && *values; values += 2) {
        int code = naql_attribute_code((const char *)values[0]);
        if (code < 0) continue;
        page->attributes =
            grown(page->attributes, page->attribute_count, &page->attribute_room, sizeof *page->attributes, b);
        if (page->failed) return;
        uint32_t start = (uint32_t)page->byte_count;
        uint32_t length = values[1] ? add_bytes(b, values[1], strlen((const char *)values[1])) : 0;
        page->attributes[page->attribute_count++] =
            (naql_attribute){.name = (uint8_t)code, .start = start, .count = length};
        page->nodes[node].count++;
    }
}

static void end_element(void *context, const xml_char *name) {
    (void)name;
    builder *b = context;
    if (b->open_count == 0) return;
    int32_t node = b->open[--b->open_count];
    if (node >= 0) close_node(b, node);
}

static void characters(void *context, const xml_char *text, int length) {
    builder *b = context;
    naql_page *page = b->page;
    if (page->failed || length <= 0) return;
    naql_node *last = page->node_count ? &page->nodes[page->node_count - 1] : NULL;
    // Pieces of one text come one after the other.
    if (last && last->tag == NAQL_TEXT && last->parent == b->current && last->start + last->count == page->byte_count) {
        last->count += add_bytes(b, text, (size_t)length);
        return;
    }
    uint32_t start = (uint32_t)page->byte_count;
    uint32_t count = add_bytes(b, text, (size_t)length);
    if (add_node(b, NAQL_TEXT, start)) page->nodes[page->node_count - 1].count = count;
}

static void parse(const naql_libxml *library, xml_parser *parser, naql_page *page) {
    builder b = {.page = page, .current = -1};
    xml_sax_handler handler = {
        .start_element = start_element, .end_element = end_element, .characters = characters,
        .ignorable_whitespace = characters, .cdata_block = characters,
    };
    xml_sax_handler *own = parser->sax;
    parser->sax = &handler;
    parser->user_data = &b;
    library->use_options(parser, XML_RECOVER | XML_NO_ERROR | XML_NO_WARNING | XML_NO_NET | XML_HUGE);
    library->encoding(parser, XML_UTF8);
    library->parse(parser);
    parser->sax = own;
    while (b.current >= 0) close_node(&b, b.current);
    free(b.open);
}

naql_page *naql_page_parse(const uint8_t *bytes, size_t length) {
    naql_page *page = calloc(1, sizeof *page);
    const naql_libxml *library = naql_libxml_load();
    if (!page) return NULL;
    if (!library || length > INT32_MAX) {
        page->failed = true;
        return page;
    }
    if (length == 0) return page;
    xml_parser *parser = library->create((const char *)bytes, (int)length);
    if (!parser) {
        page->failed = true;
        return page;
    }
    parse(library, parser, page);
    library->free(parser);
    return page;
}

void naql_page_free(naql_page *page) {
    if (!page) return;
    free(page->nodes);
    free(page->attributes);
    free(page->bytes);
    free(page);
}
