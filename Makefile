# Naql: everything a newcomer needs is `make run` and `make test`.

SWIFT ?= swift
PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
SOURCES ?= seeds
ARGS ?=
TEST_FLAGS ?=
# Tests run with the checks of exclusive access; a release does without.
BUILD_FLAGS = -c release --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked
# What a start runs is laid together, so that it maps few of the program's pages (scripts/startup_order.py).
ifeq ($(shell uname -s),Linux)
BUILD_FLAGS += -Xswiftc -Xfrontend -Xswiftc -function-sections -Xswiftc -use-ld=lld \
    -Xlinker '--symbol-ordering-file=$(CURDIR)/scripts/startup-order.txt' -Xlinker --no-warn-symbol-ordering
endif
BINARY = .build/release/naql

.PHONY: help run build test lint bench install install-files package release uninstall clean setup

help:
	@echo 'make run       build, and start the shell on $(SOURCES)/ (SOURCES=… for another folder)'
	@echo 'make test      run all tests'
	@echo 'make install   put program, manual page, completions and example questions under $(PREFIX) (PREFIX=… for another place)'
	@echo 'make package   make a .deb of it in dist/ (make release: archives and checksums too)'
	@echo 'make lint      check the style, the imports and the warnings'
	@echo 'make bench     run the benchmarks'
	@echo 'make clean     remove what was built'

# Standard output belongs to the answers, so that `make run` can be piped; the build talks on standard error.
run: build
	@$(BINARY) $(SOURCES) $(ARGS)

build: setup
	@$(SWIFT) build $(BUILD_FLAGS) --product naql 1>&2
	@$(SWIFT) build $(BUILD_FLAGS) --product naql-serve 1>&2

test: setup
	@$(SWIFT) test --parallel $(TEST_FLAGS)

setup:
	@sh scripts/setup.sh 1>&2

lint: setup
	@sh scripts/lint.sh

bench: build
	@sh Benchmarks/run.sh

install: build install-files

# What was built already, or is named by BINARY, without building: for packages.
install-files:
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/man/man1 $(SHARE)/naql/questions
	install -d $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/naql
	if [ -x $(BINARY)-serve ]; then install -m 755 $(BINARY)-serve $(DESTDIR)$(PREFIX)/bin/naql-serve; fi
	install -m 644 examples/*.cypher $(SHARE)/naql/questions
	$(BINARY) --generate-completion-script bash > $(SHARE)/bash-completion/completions/naql
	$(BINARY) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_naql
	$(BINARY) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/naql.fish
	$(BINARY) --experimental-dump-help | python3 scripts/manual.py $$($(BINARY) --version | cut -d' ' -f2) > $(SHARE)/man/man1/naql.1

package: build
	@sh scripts/package_deb.sh

release: build
	@sh scripts/release.sh

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/naql $(DESTDIR)$(PREFIX)/bin/naql-serve $(SHARE)/man/man1/naql.1 $(SHARE)/bash-completion/completions/naql
	rm -f $(SHARE)/zsh/site-functions/_naql $(SHARE)/fish/vendor_completions.d/naql.fish
	rm -rf $(SHARE)/naql

clean:
	rm -rf .build
