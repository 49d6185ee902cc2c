// Stand-in: included by the runtime, used by nothing in a model library.
#pragma once
