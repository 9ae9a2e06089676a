"""Our own small model at run time: text → windows → mentions, antecedents, relations and status; numpy, tokenizers and onnxruntime only.

Training (`training/`) cuts text into words, windows and spans by the functions of this package, so that the model meets in documents
what it met when it learned.
"""
