#ifndef CMARKUP_H
#define CMARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Pages of HTML as flat trees, by libxml2's parser, which is loaded when the first page is read.

// Elements that reading an article is about; all others are NAQL_OTHER.
enum {
    NAQL_TEXT = 0, NAQL_OTHER, NAQL_A, NAQL_ABBR, NAQL_ADDRESS, NAQL_ARTICLE, NAQL_ASIDE, NAQL_B, NAQL_BASE, NAQL_BLOCKQUOTE,
    NAQL_BODY, NAQL_BR, NAQL_BUTTON, NAQL_CAPTION, NAQL_CENTER, NAQL_CITE, NAQL_DD, NAQL_DEL, NAQL_DETAILS, NAQL_DIALOG, NAQL_DIV, NAQL_DL,
    NAQL_DT, NAQL_EM, NAQL_FIELDSET, NAQL_FIGCAPTION, NAQL_FIGURE, NAQL_FONT, NAQL_FOOTER, NAQL_FORM, NAQL_H1, NAQL_H2,
    NAQL_H3, NAQL_H4, NAQL_H5, NAQL_H6, NAQL_HEAD, NAQL_HEADER, NAQL_HGROUP, NAQL_HR, NAQL_HTML, NAQL_I, NAQL_IFRAME,
    NAQL_IMG, NAQL_INPUT, NAQL_LABEL, NAQL_LI, NAQL_LINK, NAQL_MAIN, NAQL_META, NAQL_NAV, NAQL_NOSCRIPT, NAQL_OBJECT,
    NAQL_OL, NAQL_OPTION, NAQL_P, NAQL_PRE, NAQL_Q, NAQL_S, NAQL_SCRIPT, NAQL_SECTION, NAQL_SELECT, NAQL_SMALL, NAQL_SPAN,
    NAQL_STRIKE, NAQL_STRONG, NAQL_STYLE, NAQL_SUMMARY, NAQL_SUP, NAQL_SVG, NAQL_TABLE, NAQL_TBODY, NAQL_TD, NAQL_TEMPLATE, NAQL_TEXTAREA,
    NAQL_TFOOT, NAQL_TH, NAQL_THEAD, NAQL_TIME, NAQL_TITLE, NAQL_TR, NAQL_U, NAQL_UL, NAQL_VIDEO, NAQL_TAGS
};

// Attributes that are kept.
enum {
    NAQL_CLASS = 0, NAQL_ID, NAQL_HREF, NAQL_SRC, NAQL_CONTENT, NAQL_NAME, NAQL_PROPERTY, NAQL_DATETIME, NAQL_ITEMPROP,
    NAQL_ITEMTYPE, NAQL_REL, NAQL_LANG, NAQL_DIR, NAQL_ROLE, NAQL_STYLE_ATTRIBUTE, NAQL_HIDDEN, NAQL_ARIA_HIDDEN,
    NAQL_ALT, NAQL_CITE_ATTRIBUTE, NAQL_DATA_COMPONENT, NAQL_TYPE, NAQL_PLACEHOLDER,
    NAQL_TITLE_ATTRIBUTE, NAQL_ATTRIBUTES
};

// A node; the nodes of a tree stand in the order of the page, each before all that is in it.
typedef struct {
    uint8_t tag;
    uint16_t depth;
    // The element that it is in; -1 for the first.
    int32_t parent;
    // The first node behind all that is in it.
    int32_t end;
    // Of a text its bytes; of an element its attributes.
    uint32_t start, count;
} naql_node;

typedef struct {
    uint8_t name;
    uint32_t start, count;
} naql_attribute;

typedef struct {
    naql_node *nodes;
    size_t node_count, node_room;
    naql_attribute *attributes;
    size_t attribute_count, attribute_room;
    // UTF-8 of all texts and values.
    uint8_t *bytes;
    size_t byte_count, byte_room;
    // How many elements were open when the page became too deep; those within are left out, their texts stay.
    bool is_too_deep;
    // The memory ended, or the parser could not begin.
    bool failed;
} naql_page;

// Whether libxml2 is there.
bool naql_markup_available(void);
// Parses UTF-8; free the page afterwards.
naql_page *naql_page_parse(const uint8_t *bytes, size_t length);
void naql_page_free(naql_page *page);

// A copy of a page without what no reader shows and the parser stumbles over: comments, declarations, scripts and styles. Returns
// its length; `output` has room for `length` + 16 bytes. Scripts of JSON-LD are told by their place in the input.
size_t naql_page_clean(
    const uint8_t *input, size_t length, uint8_t *output, void *context,
    void (*linked_data)(void *context, size_t start, size_t length));

#endif
