"""How the model in `data/model` was made: corpora → passages → batches → network → ONNX. Needs `kg[train]`; nothing of `kg` imports it."""
