#include "CLibEdit.h"

#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct naql_editor {
    FILE *nowhere;
    EditLine *edit;
    naql_editor_callbacks callbacks;
};

static naql_editor *owner_of(EditLine *edit) {
    void *owner = NULL;
    el_get(edit, EL_CLIENTDATA, &owner);
    return owner;
}

static int read_character(EditLine *edit, wchar_t *character) {
    naql_editor *editor = owner_of(edit);
    return editor->callbacks.read_character(editor->callbacks.context, character);
}

static unsigned char run_command(EditLine *edit, int command, wint_t key) {
    naql_editor *editor = owner_of(edit);
    return (unsigned char)editor->callbacks.command(editor->callbacks.context, command, (wchar_t)key);
}

// libedit tells a command only the key, not which command it is: one function for each number.
#define COMMAND(n) \
    static unsigned char command_##n(EditLine *edit, wint_t key) { return run_command(edit, n, key); }
#define EIGHT(d) \
    COMMAND(d##0) COMMAND(d##1) COMMAND(d##2) COMMAND(d##3) COMMAND(d##4) COMMAND(d##5) COMMAND(d##6) COMMAND(d##7)
#define NAMES(d) command_##d##0, command_##d##1, command_##d##2, command_##d##3, command_##d##4, command_##d##5, \
    command_##d##6, command_##d##7
// Octal: 00 … 07, 010 … 017, and so on up to 077.
EIGHT(0) EIGHT(01) EIGHT(02) EIGHT(03) EIGHT(04) EIGHT(05) EIGHT(06) EIGHT(07)

typedef unsigned char (*command_function)(EditLine *, wint_t);
static const command_function commands[NAQL_MOST_COMMANDS] = {
    NAMES(0), NAMES(01), NAMES(02), NAMES(03), NAMES(04), NAMES(05), NAMES(06), NAMES(07),
};

bool naql_use_utf8(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL || setlocale(LC_CTYPE, "en_US.UTF-8") != NULL;
}

naql_editor *naql_editor_open(const char *program, const naql_editor_callbacks *callbacks, bool vi) {
    naql_editor *editor = calloc(1, sizeof *editor);
    if (editor == NULL) return NULL;
    editor->callbacks = *callbacks;
    // libedit paints nowhere: it miscounts marks of width 0 and shows no more than a screenful. The owner paints.
    editor->nowhere = fopen("/dev/null", "w");
    if (editor->nowhere != NULL) {
        editor->edit = el_init_fd(
            program, stdin, editor->nowhere, editor->nowhere, STDIN_FILENO, STDIN_FILENO, STDIN_FILENO);
    }
    if (editor->edit == NULL) {
        if (editor->nowhere != NULL) fclose(editor->nowhere);
        free(editor);
        return NULL;
    }
    el_set(editor->edit, EL_CLIENTDATA, editor);
    // With 1 libedit would pass every signal on to the whole process group.
    el_set(editor->edit, EL_SIGNAL, 0);
    el_set(editor->edit, EL_EDITOR, vi ? "vi" : "emacs");
    el_wset(editor->edit, EL_GETCFN, read_character);
    // Ctrl-C and Ctrl-Z are keys while a line is edited, and signals again while a query runs.
    el_set(editor->edit, EL_SETTY, "-d", "-isig", NULL);
    return editor;
}

void naql_editor_close(naql_editor *editor) {
    if (editor == NULL) return;
    el_end(editor->edit);
    fclose(editor->nowhere);
    free(editor);
}

void naql_editor_define(naql_editor *editor, int command, const char *name, const char *help) {
    // The narrow form copies the names.
    el_set(editor->edit, EL_ADDFN, name, help, commands[command]);
}

void naql_editor_bind(naql_editor *editor, const char *key, const char *name, bool alternative) {
    if (alternative) {
        el_set(editor->edit, EL_BIND, "-a", key, name, NULL);
    } else {
        el_set(editor->edit, EL_BIND, key, name, NULL);
    }
}

bool naql_editor_uses_vi(naql_editor *editor) {
    const char *name = NULL;
    return el_get(editor->edit, EL_EDITOR, &name) == 0 && name != NULL && strcmp(name, "vi") == 0;
}

void naql_editor_source(naql_editor *editor) { el_source(editor->edit, NULL); }

bool naql_editor_read(naql_editor *editor) {
    int count = 0;
    return el_wgets(editor->edit, &count) != NULL;
}

const wchar_t *naql_editor_line(naql_editor *editor, int *count, int *cursor) {
    const LineInfoW *line = el_wline(editor->edit);
    *count = (int)(line->lastchar - line->buffer);
    *cursor = (int)(line->cursor - line->buffer);
    return line->buffer;
}

void naql_editor_move(naql_editor *editor, int position) {
    const LineInfoW *line = el_wline(editor->edit);
    el_cursor(editor->edit, position - (int)(line->cursor - line->buffer));
}

bool naql_editor_insert(naql_editor *editor, const wchar_t *text) { return el_winsertstr(editor->edit, text) == 0; }

void naql_editor_delete_before(naql_editor *editor, int count) { el_deletestr(editor->edit, count); }

void naql_editor_raw(naql_editor *editor, bool raw) { el_set(editor->edit, EL_PREP_TERM, raw ? 1 : 0); }

void naql_editor_resize(naql_editor *editor) { el_resize(editor->edit); }
