# Percept: the two commands a newcomer needs are `make demo` and `make test`.

PACKAGES := pkg-config libsqlite3-dev libgsl-dev libyaml-dev libsodium-dev libcbor-dev libncurses-dev \
  libglpk-dev libreadstat-dev
LIBRARIES := sqlite3 gsl yaml-0.1 libsodium libcbor ncursesw
BREW := sqlite gsl libyaml libsodium libcbor ncurses glpk readstat
# GLPK and Debian's ReadStat have no files for pkg-config.
HAS_HEADERS = printf '\#include <glpk.h>\n\#include <readstat.h>\n' | clang -E -x c - >/dev/null 2>&1
RELEASE := swift build -c release --static-swift-stdlib
PERCEPT = .build/release/percept
DEMO := .build/demo

.PHONY: demo test build deps test-deps lint format bench docs clean fuzz-questionnaires \
  crashtest kill-test crash-states fault-test notebooks

demo: build
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@run() { printf '\n$$ percept %s\n' "$$*"; "$(PERCEPT)" "$$@"; }; set -e; \
	run check questionnaires/poverty.yaml; \
	run init $(DEMO)/poverty.percept --questionnaire questionnaires/poverty.yaml; \
	run import $(DEMO)/poverty.percept datasets/wvs-poverty.csv; \
	run crosstab $(DEMO)/poverty.percept --rows poverty --columns country; \
	"$(PERCEPT)" crosstab $(DEMO)/poverty.percept --rows poverty --columns country --format json --output $(DEMO)/poverty-by-country.json; \
	"$(PERCEPT)" crosstab $(DEMO)/poverty.percept --rows poverty --columns country --format csv --output $(DEMO)/poverty-by-country.csv; \
	run audit $(DEMO)/poverty.percept; \
	printf '\nFiles written:\n'; ls -1 $(DEMO)/* | sed 's/^/  /'

test: deps test-deps
	swift build --build-tests
	swift test --skip-build

build: deps
	@$(RELEASE) --product percept

# Installs what is missing where it may, and otherwise prints the one line to run.
deps:
	@command -v swift >/dev/null || { echo "Percept needs Swift 6.3 (https://swift.org/install) and make."; exit 1; }
	@if command -v pkg-config >/dev/null && pkg-config --exists $(LIBRARIES) && $(HAS_HEADERS); then :; \
	elif command -v apt-get >/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then \
	    echo "Installing: $(PACKAGES)"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES) >/dev/null; \
	  else \
	    echo "Percept needs some packages. Run this line once, then make again:"; \
	    echo "  sudo apt-get install -y $(PACKAGES)"; exit 1; \
	  fi; \
	elif command -v brew >/dev/null; then \
	  echo "Percept needs some packages. Run this line once, then make again:"; \
	  echo "  brew install pkg-config $(BREW)"; exit 1; \
	else \
	  echo "Percept needs these libraries with their headers: $(LIBRARIES)"; exit 1; \
	fi

# What only tests need: a terminal without a window, and a solver for the attacker of books.
test-deps:
	@if python3 -c 'import scipy, numpy' 2>/dev/null; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-scipy >/dev/null; \
	else echo "The test that attacks printed books needs Python with scipy; install it to run it."; exit 1; fi
	@if command -v tmux >/dev/null; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends tmux procps >/dev/null; \
	else echo "The tests of the whole-screen interview need tmux; install it to run them."; exit 1; fi

# By hand, with figures and negative controls; each ends with 1 where anything acknowledged is lost.
# Kills interviews that often with -9: make kill-test COUNT=10000 SEED=7
SEED ?= 1
crashtest: build
	@$(RELEASE) --product crashtest
kill-test: crashtest
	@.build/release/crashtest kill $(or $(COUNT),1000) $(SEED)

# Opens that many states that a power cut may leave: make crash-states COUNT=100000
crash-states: crashtest
	@$(if $(wildcard /dev/shm),TMPDIR=/dev/shm) .build/release/crashtest states $(or $(COUNT),10000) $(SEED)

# Lets each write and flush of an interview fail, with a full disk and with a broken one.
fault-test: crashtest
	@.build/release/crashtest faults $(SEED)

lint:
	swift format lint --strict -r Sources Tests Package.swift

format:
	swift format -i -r Sources Tests Package.swift

bench: build
	@$(RELEASE) --product bench
	@.build/release/bench

# Makes the notebooks of the sample plans; Tests/PeerComparison/notebooks runs them.
NOTEBOOKS := .build/notebook-studies
notebooks: build
	@rm -rf $(NOTEBOOKS) && mkdir -p $(NOTEBOOKS)
	@set -e; "$(PERCEPT)" init $(NOTEBOOKS)/poverty.percept --questionnaire questionnaires/poverty.yaml; \
	"$(PERCEPT)" import $(NOTEBOOKS)/poverty.percept datasets/wvs-poverty.csv; \
	"$(PERCEPT)" simulate questionnaires/professionals.yaml --respondents 300 --seed 7 \
	  --study $(NOTEBOOKS)/professionals.percept --output $(NOTEBOOKS)/professionals.txt; \
	for plan in poverty professionals; do for kernel in python r; do \
	  "$(PERCEPT)" notebook $(NOTEBOOKS)/$$plan.percept notebooks-export/plans/$$plan.yaml --kernel $$kernel; \
	done; done

# Makes the guides as a web site in .build/docs and refuses broken links.
docs:
	docc convert Sources/Commands/Commands.docc --output-path .build/docs --warnings-as-errors \
	  --fallback-display-name Percept --fallback-bundle-identifier percept

# By hand, for SECONDS each: hostile questionnaires and conditions must neither crash nor hang the readers.
fuzz-questionnaires: deps
	@Tests/Fuzzing/fuzz $(or $(SECONDS),600)

clean:
	rm -rf .build
