"""Turns a GGUF file into a model that WebLLM loads: library, weights, tokenizer and configuration.

    build      the whole way, from a source to a folder with a manifest
    source     where the GGUF file comes from
    gguf_file  what it holds, with its metadata behind checks (metadata)
    families/  what a family of models is, with a file for each: where it differs from the others
    dimensions what the file's metadata says: the family, dimensions and options
    rotation   how far heads turn per position
    family     which tensors make up a family's model
    block_types  GGUF's tensor types, block by block
    context    how many tokens it may have at a time, and what buffers that takes
    tensors    a tensor as numbers that the kernels can take, and what that loses
    layout     how those numbers lie in GPU memory
    pieces     tables too large for one buffer of it
    matrices   quantised matrices as TVM's modules, each a call (kernel_call) of one of kernels/
    decoder    the model as TVM sees it, of these
    library    compiles and links it
    tokenizers/  GGUF's vocabulary as a Hugging Face tokenizer.json
    prompt     chat or completion, and what begins a prompt
    framing    GGUF's chat template as WebLLM's conversation template
    text_probes  what that template changes inside messages
    memory     whether there is enough of it for the build
    shards     weights as MLC's shards with their index
    model_folder  files in parts, and the manifest that lists them

Nothing but the kernels, what calls them (kernel_call, matrices, decoder, kv_cache) and library imports
TVM, so that everything a file can be refused for is found before the long work begins.
"""
