# planweave: every target sets itself up. All that a machine needs is Python 3.11+ and make.
#   make demo    build the samples, print three answers, write the theme network into demo-output/
#   make test    the tests (ARGS="-k tables" picks some)
#   make check   style, types, direction of imports
#   make bench   times: start-up, extraction, build, a question (ARGS=--catalogue: every question on 1,000 plans;
#                ARGS=--page: a network of 5,000 links in a browser)
#   make golden  rewrite the golden files, then read the diff
#   make images  redraw the pictures of the README and the gallery from the samples
#   make lock    requirements*.txt after a change of pyproject.toml (ARGS=--upgrade: new versions of everything)
#   make yasgui  fetch the YASGUI editor by npm for the SPARQL page of `planweave serve` (optional)
#   make clean   remove what the other targets made
PYTHON ?= python3
VENV := .venv
PY = $(VENV)/bin/python
PLANWEAVE := $(VENV)/bin/planweave
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
PIP = $(PY) -m pip --quiet --disable-pip-version-check
OUT := demo-output
GRAPH := $(OUT)/graph
SAMPLES := $(sort $(wildcard samples/*.txt))
ARGS ?=

export PYTHONUTF8 := 1

.PHONY: demo test check bench golden images lock yasgui clean
.DELETE_ON_ERROR:

# The stamps make the second run quick: they fall when a lock file or the package's metadata changes.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit("planweave needs Python 3.11 or newer; name one: make PYTHON=python3.11 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(READY): requirements.txt pyproject.toml | $(VENV)/.made
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(READY_DEV): requirements-dev.txt | $(READY)
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

demo: $(READY)
	@mkdir -p $(OUT)
	rm -rf $(GRAPH)
	$(PLANWEAVE) build $(SAMPLES) --graph $(GRAPH)
	@printf '\n1. 婴儿死亡率 in each plan: what is, what is aimed at\n'
	$(PLANWEAVE) ask indicator_values --indicator 婴儿死亡率 --graph $(GRAPH)
	@printf '\n2. Targets weaker than what is already reached\n'
	$(PLANWEAVE) ask targets_below_reached --graph $(GRAPH)
	@printf '\n3. Who leads and who supports the tasks on 控烟 (tobacco control)\n'
	$(PLANWEAVE) ask responsibilities --theme 控烟 --graph $(GRAPH)
	@printf '\n4. The network of regions and the themes that they share\n'
	$(PLANWEAVE) draw themes --graph $(GRAPH) -o $(OUT)/themes.html
	@# a picture for print needs a Chinese font, which a bare machine may not have; the page does not
	$(PLANWEAVE) draw themes --graph $(GRAPH) -o $(OUT)/themes.svg || printf 'No picture for print on this machine; the page is whole.\n'
	@printf '\nOpen %s/themes.html in a browser.\n' $(OUT)

test: $(READY_DEV)
	$(PY) -m pytest $(ARGS)

check: $(READY_DEV)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest tests/test_imports_flow.py

bench: $(READY_DEV)
	$(PY) -m tests.benchmarks.bench $(ARGS)

golden: $(READY_DEV)
	PLANWEAVE_UPDATE_GOLDEN=1 $(PY) -m pytest tests/test_golden.py
	@git diff --stat -- tests/golden

# 64 colours chosen for coverage, so that rare ones stay: a quarter of the size, and the difference does not show.
IMAGES := docs/images
DRAW_ZH = $(PLANWEAVE) --lang zh draw $(1) --graph $(GRAPH) -o $(IMAGES)/$(2).png
DRAW_EN = $(PLANWEAVE) --lang en draw $(1) --graph $(GRAPH) -o $(IMAGES)/$(1).png
images: $(READY)
	@mkdir -p $(OUT) $(IMAGES)
	rm -rf $(GRAPH)
	$(PLANWEAVE) build $(SAMPLES) --graph $(GRAPH)
	for kind in themes indicators levels heatmap; do \
		$(call DRAW_EN,$$kind) && $(call DRAW_ZH,$$kind,$$kind.zh) || exit 1; done
	for kind in similarity collaboration projects; do $(call DRAW_ZH,$$kind,$$kind) || exit 1; done
	$(call DRAW_ZH,responsibilities --theme 控烟,responsibilities)
	$(call DRAW_ZH,cooccurrence --uncorrected,cooccurrence)
	$(call DRAW_ZH,ego 沈阳市疾病预防控制中心,ego)
	$(call DRAW_ZH,query --file docs/lead-themes.rq,query)
	$(PY) -c 'import sys; from PIL import Image; \
		[Image.open(name).convert("RGB").quantize(64, method=1).save(name, optimize=True) for name in sys.argv[1:]]' $(IMAGES)/*.png

# In a venv of its own, since pip-tools needs pip and setuptools as libraries.
LOCK = $(PY) -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --extra editable $(ARGS)
lock: VENV := .venv-lock
lock:
	$(PYTHON) -m venv $(VENV)
	$(PIP) install pip-tools
	$(LOCK) -o requirements.txt pyproject.toml
	$(LOCK) --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml

# An editor for people who write much SPARQL; the plain one needs nothing. Kept out of git and of the wheel.
YASGUI := planweave/web/static/yasgui
yasgui:
	@mkdir -p $(OUT)/yasgui $(YASGUI)
	npm pack --silent --pack-destination $(OUT)/yasgui @zazuko/yasgui@4.6.2 > /dev/null
	tar -xzf $(OUT)/yasgui/zazuko-yasgui-4.6.2.tgz -C $(OUT)/yasgui
	cp $(OUT)/yasgui/package/build/yasgui.min.js $(OUT)/yasgui/package/build/yasgui.min.css $(YASGUI)/

clean:
	rm -rf $(OUT) $(VENV) .venv-lock dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
