// Files that people bring and that are no model this opens: what each is, and the true way from it, if there is one.
import { foreignPictures, pictureEndings } from '../../picture/foreign'
import { baseName } from './baseName'

const fromOnnx = 'open the .onnx file'
const tf2onnx = 'make an ONNX file of it with python -m tf2onnx.convert'

const kinds: readonly (readonly [pattern: RegExp, what: string, how: string])[] = [
  [
    /^(tensorflowjs_model|weights_manifest)\.(pb|json)$/i,
    'a model of the format before TensorFlow.js 1.0',
    "convert the original again with today's tensorflowjs_converter",
  ],
  [
    /\.pb$/i,
    'a part of a TensorFlow SavedModel, or a frozen graph',
    `${tf2onnx} --saved-model FOLDER --output model.onnx, or a model.json with tensorflowjs_converter`,
  ],
  [
    /\.(index|meta|data-\d+-of-\d+)$/i,
    'a TensorFlow checkpoint, weights without their network',
    'restore it in Python and save it as a .keras file',
  ],
  [/\.tflite$/i, 'a TensorFlow Lite file', `${tf2onnx} --tflite FILE --output model.onnx`],
  [
    /\.(pt|pth|ckpt|torchscript)$/i,
    'a PyTorch file, which holds weights or Python code but no network that could be read',
    `write it with torch.onnx.export(model, picture, "model.onnx") and ${fromOnnx}`,
  ],
  [
    /\.safetensors$/i,
    'a safetensors file, weights without their network',
    `make an ONNX file with optimum-cli export onnx --model FOLDER OUTPUT and ${fromOnnx}`,
  ],
  [
    /\.(pdmodel|pdi?params|caffemodel|prototxt|params?|mar)$/i,
    'a model of another framework',
    `export it as ONNX there and ${fromOnnx}`,
  ],
  [
    /\.(mlmodel|mlpackage|engine|trt|xml|blob|dlc|ort)$/i,
    'a model compiled for one kind of device',
    'take the one that it was made from',
  ],
  [/\.(pkl|pickle|joblib|npz|mat)$/i, "a file of Python's or Matlab's", 'save the model itself'],
  [/\.(gguf|ggml)$/i, 'a language model', 'take an image classifier'],
  [/\.(tar|t?gz|tgz|bz2|xz|7z|rar)$/i, 'an archive', 'unpack it and open its folder'],
  ...foreignPictures,
]

/** Where a model is asked for it may well be a picture. */
export const isCalledPicture = (path: string) => pictureEndings.test(baseName(path))

/**
 * One sentence a kind, of the first file of each, in the order above: a SavedModel is told by its .pb, and its variables
 * are no checkpoint of their own. Empty where none is of a known kind.
 */
export function foreignFiles(paths: readonly string[]): readonly string[] {
  const rest = paths.some((path) => savedModel.test(baseName(path)))
    ? paths.filter((path) => savedModel.test(baseName(path)) || !partOfSaved.test(baseName(path)))
    : paths
  return kinds.flatMap(([pattern]) => {
    const first = rest.find((path) => kindOf(path)?.[0] === pattern)
    return first === undefined ? [] : [foreignFile(first) ?? '']
  })
}

const savedModel = /^saved_model\.pb(txt)?$/i
const partOfSaved = /\.(pb|index|data-\d+-of-\d+)$/i

const kindOf = (path: string) => kinds.find(([pattern]) => pattern.test(baseName(path)))

/** One sentence, or null for a file of a kind that is not known. */
export function foreignFile(path: string): string | null {
  const found = kindOf(path)
  return found ? `${baseName(path)} is ${found[1]}; ${found[2]}.` : null
}
