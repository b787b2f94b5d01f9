# `make` alone lists the targets. Each one sets up what it needs first; see tools/setup.py.
# Kept to what make 3.81 and a plain sh understand, so that it works on macOS as it comes.

PY = .venv/bin/python
SAMPLE = build/sample/Sample.crewplan
HEADLESS = QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := help
.PHONY: help ready setup run test check tour shots bench

help:
	@echo "CrewPlanner. Each target installs what it needs first, into .venv:"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

ready:
	@sh tools/setup.sh

run: ready ## open the window on the sample project (without a display: make tour)
	@if [ "$$(uname)" != Darwin ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here, so this is the tour instead: the same work, into build/tour."; \
		$(MAKE) --no-print-directory tour; \
	else \
		$(PY) tools/system_libraries.py --quiet; \
		mkdir -p build/sample && \
		{ test -f $(SAMPLE) || $(PY) main.py new $(SAMPLE) --sample; } && \
		$(PY) main.py open $(SAMPLE); \
	fi

# Three at a time also on two cores: one of them is always waiting for a process or a clock.
test: ready ## run every test, without a display
	@$(HEADLESS) $(PY) -m pytest -n 3 --dist worksteal

setup: ready ## make the environment alone: .venv with pinned packages, and the libraries Qt needs
	@echo "The environment is ready: .venv"

check: ready ## format, lint, types and import contracts, then every test
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(PY) -m pyright
	@.venv/bin/lint-imports
	@$(MAKE) --no-print-directory test

tour: ready ## do the main job from nothing to papers, without a display, into build/tour
	@$(HEADLESS) $(PY) main.py tour --out build/tour

shots: ready ## take pictures of every page and dialog into build/shots
	@$(HEADLESS) $(PY) main.py shots --out build/shots

bench: ready ## run every benchmark, into build/bench and on the screen
	@$(HEADLESS) $(PY) -m benchmarks --out build/bench
