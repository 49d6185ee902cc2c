// Stand-in: the runtime includes this header by its place in TVM's source tree; the wheels have it here.
#pragma once

#include <tvm/support/bytes_io.h>
