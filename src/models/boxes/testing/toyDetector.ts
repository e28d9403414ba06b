// A detector made in code: two levels (8 × 8 and 4 × 4 places of a picture of 16 × 16), three classes, its output put
// together as Ultralytics' exporter does it.
import { filesOf } from '../../onnx/testing/toyOnnx'
import { floats, integers, type ModelText, type NodeText } from '../../onnx/testing/writeOnnx'

export const CLASSES = 3
/** 8 × 8 and 4 × 4. */
export const ANCHORS = 80
const SIDE = 16

/** Middle, width and height of what each place looks for [4, anchors]. */
export function anchorNumbers(): readonly number[] {
  const places = [8, 4].flatMap((cells) => {
    const step = SIDE / cells
    return Array.from({ length: cells * cells }, (_, i) => {
      const [row, column] = [Math.floor(i / cells), i % cells]
      return [(column + 0.5) * step, (row + 0.5) * step, 2 * step, 2 * step]
    })
  })
  return [0, 1, 2, 3].flatMap((part) => places.map((place) => place[part] ?? 0))
}

const conv = (name: string, from: string, to: string, attributes = {}): NodeText => ({
  op: 'Conv',
  name: `/${name}/Conv`,
  in: [from, `${name}.weight`, `${name}.bias`],
  out: [to],
  attributes,
})
const strided = { pads: [1, 1, 1, 1], strides: [2, 2] }
const reshape = (from: string, shape: string, to: string): NodeText => ({
  op: 'Reshape',
  in: [from, shape],
  out: [to],
})
const concat = (parts: readonly string[], to: string, axis: number): NodeText => ({
  op: 'Concat',
  in: parts,
  out: [to],
  attributes: { axis },
})

const body: readonly NodeText[] = [
  conv('stem', 'images', 'a', strided),
  { op: 'Relu', name: '/fine/Relu', in: ['a'], out: ['fine'] },
  conv('down', 'fine', 'b', strided),
  { op: 'Relu', name: '/coarse/Relu', in: ['b'], out: ['coarse'] },
  ...['fine', 'coarse'].flatMap((level) => [
    conv(`box.${level}`, level, `box.${level}`),
    conv(`cls.${level}`, level, `cls.${level}`),
    reshape(`box.${level}`, 'boxShape', `boxes.${level}`),
    reshape(`cls.${level}`, 'clsShape', `scores.${level}`),
  ]),
  concat(['scores.fine', 'scores.coarse'], 'logits', 2),
  concat(['boxes.fine', 'boxes.coarse'], 'moved', 2),
  { op: 'Add', in: ['moved', 'places'], out: ['boxes'] },
  { op: 'Sigmoid', in: ['logits'], out: ['shares'] },
]

export const toyDetector: ModelText = {
  inputs: { images: [null, 3, SIDE, SIDE] },
  outputs: { output0: [null, 4 + CLASSES, ANCHORS] },
  weights: {
    'stem.weight': floats([6, 3, 3, 3]),
    'stem.bias': floats([6], [0.1]),
    'down.weight': floats([6, 6, 3, 3]),
    'down.bias': floats([6], [0.1, -0.1]),
    ...Object.fromEntries(
      ['fine', 'coarse'].flatMap((level, i) => [
        [`box.${level}.weight`, floats([4, 6, 1, 1])],
        [`box.${level}.bias`, floats([4], [0])],
        [`cls.${level}.weight`, floats([CLASSES, 6, 1, 1], [1.1, -0.7, 0.4 + i, 0.9, -0.3])],
        [`cls.${level}.bias`, floats([CLASSES], [-0.5, 0.1 * i, -0.2])],
      ]),
    ),
    places: floats([1, 4, ANCHORS], anchorNumbers()),
    boxShape: integers([0, 4, -1]),
    clsShape: integers([0, CLASSES, -1]),
  },
  nodes: [...body, concat(['boxes', 'shares'], 'output0', 1)],
  opset: 17,
}

/** The same body with other last steps. */
export const ending = (
  nodes: readonly NodeText[],
  outputs: ModelText['outputs'],
  weights: ModelText['weights'] = {},
): ModelText => ({
  ...toyDetector,
  outputs,
  nodes: [...body, ...nodes],
  weights: { ...toyDetector.weights, ...weights },
})

export { concat, filesOf }
