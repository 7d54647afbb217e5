# Naql: everything a newcomer needs is `make run` and `make test`.

SWIFT ?= swift
PREFIX ?= /usr/local
SOURCES ?= seeds
ARGS ?=
TEST_FLAGS ?=
BUILD_FLAGS = -c release --static-swift-stdlib
BINARY = .build/release/naql

.PHONY: help run build test lint bench install uninstall clean setup

help:
	@echo 'make run       build, and start the shell on $(SOURCES)/ (SOURCES=… for another folder)'
	@echo 'make test      run all tests'
	@echo 'make install   put the binary into $(PREFIX)/bin (PREFIX=… for another place)'
	@echo 'make lint      check the style, the imports and the warnings'
	@echo 'make bench     run the benchmarks'
	@echo 'make clean     remove what was built'

# Standard output belongs to the answers, so that `make run` can be piped; the build talks on standard error.
run: build
	@$(BINARY) $(SOURCES) $(ARGS)

build: setup
	@$(SWIFT) build $(BUILD_FLAGS) --product naql 1>&2

test: setup
	@$(SWIFT) test --parallel $(TEST_FLAGS)

setup:
	@sh scripts/setup.sh 1>&2

lint: setup
	@sh scripts/lint.sh

bench: build
	@sh Benchmarks/run.sh

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/naql

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/naql

clean:
	rm -rf .build
