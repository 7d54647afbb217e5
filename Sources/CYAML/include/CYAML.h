// libyaml, the parser of YAML 1.1 (MIT licence), linked statically.
#include <yaml.h>
