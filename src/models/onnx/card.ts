import type { FileEnds, FormatCard } from '../format'

/** The float model of several versions of one: `onnx/model.onnx` before `onnx/model_quantized.onnx`. */
function likeliest(paths: readonly string[]): string | null {
  const rank = (path: string) => {
    if (/(^|\/)model\.onnx$/i.test(path)) return 0
    return /_(fp16|int8|uint8|quantized|q4|q4f16|bnb4)\.onnx$/i.test(path) ? 2 : 1
  }
  const [first] = [...paths].sort((a, b) => rank(a) - rank(b) || a.length - b.length)
  return first ?? null
}

const isOnnx = ({ path }: FileEnds) => /\.onnx$/i.test(path)

export const card = {
  id: 'onnx',
  label: 'ONNX',
  endings: ['.onnx'],
  weightsAsInFile: true,
  match: (files) => likeliest(files.filter(isOnnx).map(({ path }) => path)),
  // What nearly every model of torchvision, timm and their likes was trained on.
  usual: {
    scale: 'imagenet',
    fit: 'crop',
    why: 'Nothing in the file says how pictures are scaled; ImageNet’s mean and deviation are the most usual for models of PyTorch.',
  },
  parts: { pattern: /\.onnx[._]data$/i, of: 'the model.onnx that they belong to' },
} as const satisfies FormatCard
