// Stand-in: TVM can keep tensors as base64 text, which nothing in a model library does. Both streams refuse.
#pragma once

#include <tvm/support/io.h>

#include <stdexcept>

namespace tvm::support {

class RefusingStream : public Stream {
 public:
  explicit RefusingStream(Stream*) {}
  using Stream::Read;
  using Stream::Write;
  size_t Read(void*, size_t) override { throw std::runtime_error("base64 is not built in"); }
  size_t Write(const void*, size_t) override { throw std::runtime_error("base64 is not built in"); }
};

struct Base64InStream : RefusingStream {
  using RefusingStream::RefusingStream;
  void InitPosition() {}
};

struct Base64OutStream : RefusingStream {
  using RefusingStream::RefusingStream;
  void Finish(char = 0) {}
};

}  // namespace tvm::support
