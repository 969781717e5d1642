# The first two targets are what a newcomer needs; "make check" is what has to
# be green before a commit. Everything is built with the Go toolchain alone.

GO       ?= go
BIN      := bin/peerlit
LDFLAGS  := -s -w -buildid=
TOOL     := $(GO) tool -modfile=tools/go.mod
FUZZTIME ?= 1000x
SHARED   ?= ../shared

.PHONY: run build test check fmt vet lint race golden fuzz bench clean

## run: build bin/peerlit and extract the sample pages
run: build
	$(BIN) extract testdata/samples --to table --width $${COLUMNS:-100}

## build: build bin/peerlit
build:
	CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false -ldflags '$(LDFLAGS)' -o $(BIN) ./cmd/peerlit

## test: run every test, in random order
test:
	$(GO) test -shuffle=on ./...

## check: everything that must be green before a commit
check: fmt vet lint race smoke

fmt:
	@unformatted=$$(gofmt -l cmd pkg tools); if [ -n "$$unformatted" ]; then echo "not formatted (run gofmt -w): $$unformatted"; exit 1; fi

vet:
	$(GO) vet ./...
	$(GO) -C tools vet ./...

lint:
	$(TOOL) staticcheck ./...

race:
	$(GO) test -race -shuffle=on ./...

## smoke: every fuzz target for a moment
.PHONY: smoke
smoke:
	@FUZZTIME=$(FUZZTIME) GO=$(GO) sh tools/fuzz.sh

## fuzz: every fuzz target for a minute (FUZZTIME=10m for a night)
fuzz:
	@FUZZTIME=1m GO=$(GO) sh tools/fuzz.sh

## mutate: spoil cases and real files for MUTATE (10m) and read what comes of it
.PHONY: mutate
mutate:
	MUTATE=$(or $(MUTATE),10m) $(GO) test -timeout 0 -run TestMutations -v ./pkg/format/all

## golden: rewrite the expectations of the golden cases; read the diff before committing
golden:
	$(GO) test ./pkg/format/all ./pkg/cli ./cmd/peerlit -update

## bench: benchmarks of readers, writers and stages, then a table of whole processes
bench: build
	$(GO) test -run '^$$' -bench . -benchmem ./...
	@GO=$(GO) SHARED=$(SHARED) sh tools/bench.sh

## licenses: the modules in the program, and their licences, which must be permissive
.PHONY: licenses
licenses: bin/release
	bin/release licenses

## release: archives for every platform, bill of materials and checksums, in dist
.PHONY: release
release: bin/release
	rm -rf dist
	bin/release build dist
	@sh tools/try-release.sh dist

.PHONY: bin/release
bin/release:
	$(GO) -C tools build -o ../bin/release ./release

## reproducible: build twice, in two places, and compare
.PHONY: reproducible
reproducible:
	@sh tools/reproducible.sh

clean:
	rm -rf bin dist
