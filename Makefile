# What `sam build` runs for each function (template.yaml says BuildMethod: makefile), in this directory.
# SAM's own Maven builder copies one module out of its tree and so loses the parent pom; here one
# Maven run builds all five, and each target only copies what that run made.
# Works with GNU make 3.81, which macOS has.

BUILDS := build-DynamoDbPolicyFunction build-SsmPolicyFunction build-AmpPolicyFunction \
          build-AcmPcaPolicyFunction build-XRayPolicyFunction

build-DynamoDbPolicyFunction: MODULE := dynamodb
build-SsmPolicyFunction:      MODULE := ssm
build-AmpPolicyFunction:      MODULE := amp
build-AcmPcaPolicyFunction:   MODULE := acm-pca
build-XRayPolicyFunction:     MODULE := xray

# Directories are listed with the files in them: theirs is the time that changes when a file is deleted.
SOURCES := $(shell find shared/src/main aws/src/main functions/*/src/main 2>/dev/null) \
           $(wildcard pom.xml */pom.xml functions/*/pom.xml functions/shrink.pro functions/Store.java)
STAMP   := target/functions-built
# After `./mvnw clean` in one module the stamp is still there but the classes are not.
MISSING := $(filter-out $(wildcard functions/*/target/task/software),$(patsubst %/pom.xml,%/target/task/software,$(wildcard functions/*/pom.xml)))

# The AOT package (docs/aot.md) is trained by the local module.
ifeq ($(PACKAGE),aot)
SOURCES += $(shell find local/src/main standin/src/main)
MISSING += $(filter-out $(wildcard local/target/lib),local/target/lib)
endif

ifneq ($(filter $(BUILDS),$(MAKECMDGOALS)),)
ifeq ($(ARTIFACTS_DIR),)
$(error say where to: make $(firstword $(MAKECMDGOALS)) ARTIFACTS_DIR=<empty directory>)
endif
endif

.PHONY: help FORCE $(BUILDS)

help:
	@echo 'make build-<Function> ARTIFACTS_DIR=<empty directory>   lays out the task root as Lambda unpacks it'
	@printf '  %s\n' $(BUILDS)
	@echo 'make template-snapstart.yaml   makes the template of functions that start from a snapshot (docs/snapstart.md)'
	@echo 'PACKAGE=aot in the environment: as the AOT package (docs/aot.md)'

$(BUILDS): $(STAMP)
ifeq ($(PACKAGE),aot)
	aot/package functions/$(MODULE) "$(ARTIFACTS_DIR)" --function $(@:build-%=%)
else
	@mkdir -p "$(ARTIFACTS_DIR)"
	cp -R functions/$(MODULE)/target/classes/. functions/$(MODULE)/target/task/. "$(ARTIFACTS_DIR)"
endif

# The stamp carries the time at which the run began, so that an edit made meanwhile is not lost, and
# the copied dependencies go first, or those of an earlier version would stay beside the new ones.
$(STAMP): $(SOURCES) $(if $(MISSING),FORCE)
	@mkdir -p $(@D)
	@touch $@.begun
	rm -rf functions/*/target/task
	./mvnw -q -Dmaven.test.skip=true package
	@mv $@.begun $@

FORCE:

# The template of functions that start from a snapshot (docs/snapstart.md).
template-snapstart.yaml: template.yaml functions/snapstart.awk
	awk -f functions/snapstart.awk template.yaml > $@
