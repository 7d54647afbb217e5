// CommonMark's reference implementation (cmark, BSD licence), linked statically.
#include <cmark.h>
