// Tells what a file is that is not a TensorFlow.js model, and how to make one of it.

const CONVERTERS: readonly (readonly [RegExp, string, string])[] = [
  [/\.(h5|hdf5)$/i, 'a Keras file', 'tensorflowjs_converter --input_format=keras'],
  [/\.keras$/i, 'a Keras file', 'tensorflowjs_converter --input_format=keras_keras'],
  [/\.pb$/i, 'a TensorFlow SavedModel', 'tensorflowjs_converter --input_format=tf_saved_model'],
  [/\.tflite$/i, 'a TensorFlow Lite file', 'tensorflowjs_converter on the model it was made from'],
]

/** A sentence, or null for a file of a kind that is not known. */
export function foreignFile(path: string): string | null {
  if (/\.(pt|pth|safetensors)$/i.test(path))
    return `"${path}" is a PyTorch file, which holds no graph; write one with torch.onnx.export and open the .onnx file.`
  const found = CONVERTERS.find(([ending]) => ending.test(path))
  if (!found) return null
  const [, kind, how] = found
  return `"${path}" is ${kind}, not a TensorFlow.js model; convert it with ${how} and open the model.json it writes.`
}

export function looksLikeHtml(text: string): boolean {
  return /^\s*(<!doctype|<html|<head|<\?xml)/i.test(text)
}
