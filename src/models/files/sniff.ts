// Tells what a file is that does not open here, and how to make one of it that does.

const FOREIGN: readonly (readonly [RegExp, string, string])[] = [
  [
    /\.pb$/i,
    'of a TensorFlow SavedModel',
    'make an ONNX file of its folder with python -m tf2onnx.convert --saved-model FOLDER --output model.onnx',
  ],
  [
    /\.tflite$/i,
    'a TensorFlow Lite file',
    'make an ONNX file of it with python -m tf2onnx.convert --tflite FILE --output model.onnx',
  ],
  [
    /\.(pt|pth|ckpt)$/i,
    'a PyTorch file, which holds weights or Python code but no network that could be read',
    'make an ONNX file with torch.onnx.export(model, picture, "model.onnx")',
  ],
  [
    /\.safetensors$/i,
    'a safetensors file, weights without their network',
    'make an ONNX file with optimum-cli export onnx --model FOLDER OUTPUT',
  ],
]

/** A sentence, or null for a file of a kind that is not known. */
export function foreignFile(path: string): string | null {
  const found = FOREIGN.find(([ending]) => ending.test(path))
  if (!found) return null
  const [, kind, how] = found
  return `"${path}" is ${kind}; ${how}.`
}

export function looksLikeHtml(text: string): boolean {
  return /^\s*(<!doctype|<html|<head|<\?xml)/i.test(text)
}
