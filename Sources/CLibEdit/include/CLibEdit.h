#ifndef CLIBEDIT_H
#define CLIBEDIT_H

#include <stdbool.h>
#include <wchar.h>

// libedit's own interface is variadic and keeps its state in FILE pointers, which Swift can call neither of. This shim
// is the part of it that a line editor needs, as plain functions.

typedef struct naql_editor naql_editor;

// What the owner is asked while a line is read. `context` is passed back as given.
typedef struct {
    void *context;
    // The next character of the input, as read from the terminal and decoded: 1 and the character, 0 at the end, -1 on an
    // error.
    int (*read_character)(void *context, wchar_t *character);
    // One of the owner's commands was bound to the key; the result is a NAQL_* code below.
    int (*command)(void *context, int command, wchar_t key);
} naql_editor_callbacks;

// What a command asks for.
enum {
    NAQL_NORMAL = 0,
    NAQL_NEWLINE = 1,
    NAQL_END_OF_FILE = 2,
    NAQL_ARGUMENT = 3,
    NAQL_REFRESH = 4,
    NAQL_CURSOR = 5,
    NAQL_ERROR = 6,
    NAQL_REDISPLAY = 8,
};

// Most commands that an owner may bind.
enum { NAQL_MOST_COMMANDS = 64 };

// Makes the character set of the process UTF-8: the user's own locale if it is, else C.UTF-8. Without it libedit drops
// what is not ASCII. False where the system has neither.
bool naql_use_utf8(void);

// An editor on standard input, or NULL. It paints nothing: the owner does, before each key is read. `vi` asks for vi's
// keys instead of emacs'.
naql_editor *naql_editor_open(const char *program, const naql_editor_callbacks *callbacks, bool vi);
void naql_editor_close(naql_editor *editor);

// Registers a command of the owner under a name that keys can be bound to.
void naql_editor_define(naql_editor *editor, int command, const char *name, const char *help);
// Binds a key sequence, in libedit's notation, to a command by name. `alternative` is vi's command map.
void naql_editor_bind(naql_editor *editor, const char *key, const char *name, bool alternative);
// Whether vi's keys are in use.
bool naql_editor_uses_vi(naql_editor *editor);
// Reads the user's ~/.editrc; after the definition of the commands, before they are bound, for `bind -v` unbinds all.
void naql_editor_source(naql_editor *editor);

// Reads a line: until a command of the owner answers NAQL_NEWLINE or NAQL_END_OF_FILE. False at the end of the input.
bool naql_editor_read(naql_editor *editor);

// The line being edited: valid until it is changed.
const wchar_t *naql_editor_line(naql_editor *editor, int *count, int *cursor);
// Puts the cursor at a position.
void naql_editor_move(naql_editor *editor, int position);
// Inserts at the cursor.
bool naql_editor_insert(naql_editor *editor, const wchar_t *text);
// Deletes `count` characters before the cursor.
void naql_editor_delete_before(naql_editor *editor, int count);
// Raw mode on or off, for the time of another program or of printing.
void naql_editor_raw(naql_editor *editor, bool raw);
// The terminal has another size.
void naql_editor_resize(naql_editor *editor);

#endif
