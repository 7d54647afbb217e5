"""Reads the index that the compiler writes beside a debug build (.build/debug/index/store): which file names what of which file. By libIndexStore, which
comes with every Swift toolchain."""
import ctypes
import pathlib
import shutil
import subprocess

# Roles of a place, and of its relations (indexstore.h).
DEFINITION, REFERENCE, IMPLICIT = 1 << 1, 1 << 2, 1 << 8
CHILD_OF, BASE_OF, OVERRIDE_OF, ACCESSOR_OF, CONTAINED_BY = 1 << 9, 1 << 10, 1 << 11, 1 << 15, 1 << 16
UNIT_RECORD = 2


class Text(ctypes.Structure):
    """A string of the library: bytes and how many."""
    _fields_ = [("data", ctypes.c_void_p), ("length", ctypes.c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.length).decode() if self.length else ""


class Occurrence:
    """One place where a symbol stands: its name, what stands there, and the symbols that the place is in or stands for."""
    __slots__ = ("usr", "name", "kind", "roles", "line", "relations")

    def __init__(self, usr, name, kind, roles, line, relations):
        self.usr, self.name, self.kind, self.roles, self.line, self.relations = usr, name, kind, roles, line, relations


class Index:
    """The index of a build, file by file."""

    def __init__(self, store):
        self.library, self.path = load_library(), pathlib.Path(store)
        error = ctypes.c_void_p()
        self.store = self.library.indexstore_store_create(str(store).encode(), ctypes.byref(error))
        if not self.store:
            raise SystemExit(f"{store}: there is no index; run `swift build --build-tests` first")

    def files(self):
        """Path of each file that has been compiled, with the names of its records."""
        units, files = [], {}
        visit = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, Text)(lambda _, name: units.append(str(name)) or True)
        self.library.indexstore_store_units_apply_f(self.store, 0, None, visit)
        for unit in units:
            error = ctypes.c_void_p()
            reader = self.library.indexstore_unit_reader_create(self.store, unit.encode(), ctypes.byref(error))
            if not reader:
                continue
            path = str(self.library.indexstore_unit_reader_get_main_file(reader))
            records = files.setdefault(path, [])

            def dependency(_, item):
                if self.library.indexstore_unit_dependency_get_kind(item) == UNIT_RECORD:
                    source = str(self.library.indexstore_unit_dependency_get_filepath(item))
                    if source == path:
                        records.append(str(self.library.indexstore_unit_dependency_get_name(item)))
                return True

            call = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)(dependency)
            self.library.indexstore_unit_reader_dependencies_apply_f(reader, None, call)
            self.library.indexstore_unit_reader_dispose(reader)
        return files.items()

    def newest(self, records):
        """A file compiled for several products has several records; the newest is of the file as it stands."""
        return max(records, key=lambda name: (self.path / "v5/records" / name[-2:] / name).stat().st_mtime)

    def occurrences(self, record):
        """All places of a record."""
        library, found = self.library, []
        error = ctypes.c_void_p()
        reader = library.indexstore_record_reader_create(self.store, record.encode(), ctypes.byref(error))
        if not reader:
            return found
        apply = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)

        def place(_, item):
            symbol = library.indexstore_occurrence_get_symbol(item)
            line, column = ctypes.c_uint(), ctypes.c_uint()
            library.indexstore_occurrence_get_line_col(item, ctypes.byref(line), ctypes.byref(column))
            relations = []

            def relation(_, related):
                other = library.indexstore_symbol_relation_get_symbol(related)
                relations.append((library.indexstore_symbol_relation_get_roles(related),
                                  str(library.indexstore_symbol_get_usr(other))))
                return True

            library.indexstore_occurrence_relations_apply_f(item, None, apply(relation))
            found.append(Occurrence(
                str(library.indexstore_symbol_get_usr(symbol)), str(library.indexstore_symbol_get_name(symbol)),
                library.indexstore_symbol_get_kind(symbol), library.indexstore_occurrence_get_roles(item), line.value,
                relations))
            return True

        library.indexstore_record_reader_occurrences_apply_f(reader, None, apply(place))
        library.indexstore_record_reader_dispose(reader)
        return found


def load_library():
    """The library of the toolchain whose `swift` is called."""
    swift = shutil.which("swift")
    info = subprocess.run([swift, "-print-target-info"], capture_output=True, check=True, text=True).stdout if swift else ""
    runtime = info.split('"runtimeResourcePath": "')[1].split('"')[0] if swift else "/usr/lib/swift"
    folder = pathlib.Path(runtime).parent
    for name in ("libIndexStore.so", "libIndexStore.dylib"):
        if (folder / name).exists():
            library = ctypes.CDLL(str(folder / name))
            break
    else:
        raise SystemExit(f"{folder}: the toolchain has no libIndexStore")
    pointer, text = ctypes.c_void_p, Text
    for name, result, arguments in [
        ("store_create", pointer, 2), ("store_units_apply_f", ctypes.c_bool, 4),
        ("unit_reader_create", pointer, 3), ("unit_reader_get_main_file", text, 1),
        ("unit_reader_dependencies_apply_f", ctypes.c_bool, 3), ("unit_reader_dispose", None, 1),
        ("unit_dependency_get_kind", ctypes.c_int, 1), ("unit_dependency_get_name", text, 1),
        ("unit_dependency_get_filepath", text, 1),
        ("record_reader_create", pointer, 3), ("record_reader_dispose", None, 1),
        ("record_reader_occurrences_apply_f", ctypes.c_bool, 3), ("occurrence_get_symbol", pointer, 1),
        ("occurrence_get_roles", ctypes.c_uint64, 1), ("occurrence_get_line_col", None, 3),
        ("occurrence_relations_apply_f", ctypes.c_bool, 3), ("symbol_relation_get_symbol", pointer, 1),
        ("symbol_relation_get_roles", ctypes.c_uint64, 1), ("symbol_get_usr", text, 1), ("symbol_get_name", text, 1),
        ("symbol_get_kind", ctypes.c_int, 1),
    ]:
        function = getattr(library, f"indexstore_{name}")
        function.restype = result
        function.argtypes = [pointer] * arguments
        if name == "store_units_apply_f":
            function.argtypes = [pointer, ctypes.c_uint, pointer, pointer]
    return library
