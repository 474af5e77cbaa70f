# Every workflow step and runbook command is one of these targets or a script that they call.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
BIN := $(CURDIR)/.tools/bin
export PATH := $(BIN):$(PATH)
NODE := $(BIN)/node --conditions=source

.PHONY: help
help: ## what there is
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

##### tools

.PHONY: tools cluster-tools argocd-tools
tools: ## bring every pinned tool into .tools/ and the packages into node_modules/
	@tools/bootstrap tools
cluster-tools: ## the embedded Kubernetes, built from Go modules
	@tools/bootstrap cluster-tools
argocd-tools: ## Argo CD, for e2e-argocd only (12 minutes of CPU, once)
	@tools/bootstrap argocd-tools

##### run

# What this machine itself has to bring is looked at before anything long begins.
UP_NEEDS = $(if $(CONTEXT),tools,$(shell tools/release/kind-usable && echo tools || echo tools services cluster images))

.PHONY: up down dev images sbom cluster cluster-down clean
up: ## everything from a bare machine to a running release (CONTEXT=… VALUES=… for a cluster of yours)
	@tools/preflight $(UP_NEEDS)
	@tools/bootstrap tools
	@tools/up
down: ## end everything that `make up` started: no process, mount, namespace or bridge stays
	@tools/down
dev: tools ## the apps on this machine, with reload, and their services
	@tools/dev
images: ## build both images
	@tools/preflight tools images
	@tools/bootstrap tools
	@tools/images/build all
sbom: images ## what is in both images, as CycloneDX files in dist/sbom/
	@. .run/images.env && mkdir -p dist/sbom && cp "$$API_SBOM" dist/sbom/api.cdx.json && cp "$$WEB_SBOM" dist/sbom/web.cdx.json
cluster: tools cluster-tools ## only the embedded Kubernetes
	@tools/cluster/up
cluster-down: ## stop the embedded Kubernetes
	@tools/cluster/down
clean: down ## also remove the data and what was built in this checkout
	@rm -rf .tools .run reports dist node_modules */node_modules apps/*/node_modules apps/*/dist apps/web/.next apps/api/src/generated schemas/dist

##### values

.PHONY: check generate generate-check plugin package
check: tools ## type-check the values of every environment
	@values check
generate: tools ## write every generated file
	@$(NODE) schemas/src/generate/main.ts
	@$(NODE) apps/api/src/graphql/persist-operations.ts
	@$(NODE) tools/package/annotate.ts
generate-check: tools ## fail if a generated file is out of date
	@$(NODE) schemas/src/generate/main.ts --check
	@$(NODE) apps/api/src/graphql/persist-operations.ts --check
	@$(NODE) tools/package/annotate.ts --check
plugin: tools ## the Helm plugin values-check, in dist/
	@node tools/values-plugin/build.ts
package: tools ## the chart of the commit that is checked out, in dist/charts/
	@tools/package/package

##### tests

.PHONY: test e2e e2e-argocd fuzz mutation bench compose-smoke format lint
test: ## everything that needs no cluster (ONLY=suite,… for some)
	@tools/preflight tools services browser
	@tools/bootstrap tools
	@$(NODE) tools/test/main.ts test $(if $(ONLY),--only $(ONLY))
e2e: ## the cluster suites, on what `make up` starts (ONLY=suite,… for some)
	@tools/preflight tools services cluster images browser
	@tools/bootstrap tools
	@tools/e2e
e2e-argocd: ## the Applications of argocd/, on a real Argo CD beside what `make up` starts
	@tools/preflight tools services cluster images
	@tools/bootstrap tools
	@tools/bootstrap argocd-tools
	@tools/e2e argocd
fuzz: tools ## try the reader, the merge and the flags on many random inputs (FUZZ_RUNS=100000 each)
	@cd schemas && FUZZ_RUNS=$(or $(FUZZ_RUNS),100000) pnpm exec vitest run fuzz --testTimeout 3600000
mutation: tools ## break the engine and the rules in every place, and see whether a test fails (hours)
	@tools/test/mutation
bench: images ## measure, and write docs/benchmarks.md; leave the machine alone meanwhile
	@$(NODE) bench/values.ts
	@$(NODE) bench/templates.ts
	@$(NODE) bench/api.ts
	@$(NODE) bench/worker.ts
	@$(NODE) bench/startup.ts
	@$(NODE) bench/web.ts
	@pnpm exec prettier --write --log-level warn docs/benchmarks.md
compose-smoke: tools ## bring docker/compose.yaml up for real, sign up and RSVP through it, and take it down
	@docker/offline/smoke
format: tools ## format every file that the formatter knows
	@pnpm exec prettier --write --log-level warn .
lint: tools ## lint TypeScript and shell scripts
	@$(NODE) tools/test/main.ts test --only format,oxlint,shellcheck
