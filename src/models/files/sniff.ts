// Tells what a file is that is not a TensorFlow.js model, and how to make one of it.

const CONVERTERS: readonly (readonly [RegExp, string, string])[] = [
  [/\.(h5|hdf5)$/i, 'a Keras file', 'tensorflowjs_converter --input_format=keras'],
  [/\.keras$/i, 'a Keras file', 'tensorflowjs_converter --input_format=keras_keras'],
  [/\.pb$/i, 'a TensorFlow SavedModel', 'tensorflowjs_converter --input_format=tf_saved_model'],
  [/\.tflite$/i, 'a TensorFlow Lite file', 'tensorflowjs_converter on the model it was made from'],
  [/\.onnx$/i, 'an ONNX file', 'onnx2tf, then tensorflowjs_converter --input_format=tf_saved_model'],
  [
    /\.(pt|pth|safetensors)$/i,
    'a PyTorch file',
    'onnx2tf after torch.onnx.export, then tensorflowjs_converter',
  ],
]

/** A sentence, or null for a file of a kind that is not known. */
export function foreignFile(path: string): string | null {
  const found = CONVERTERS.find(([ending]) => ending.test(path))
  if (!found) return null
  const [, kind, how] = found
  return `"${path}" is ${kind}, not a TensorFlow.js model; convert it with ${how} and open the model.json it writes.`
}

export function looksLikeHtml(text: string): boolean {
  return /^\s*(<!doctype|<html|<head|<\?xml)/i.test(text)
}
