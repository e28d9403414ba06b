// Detectors as TensorFlow's Object Detection API freezes them: a loop that shrinks the pictures, and a selection of boxes.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { classify } from '../../engine/classify'
import { openModel } from '../open'
import { graphFiles, node, placeholder, window } from '../testing/graphFixtures'
import { int, weight } from '../testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const ANCHORS = 16
const weights = [
  weight('kernel', [1, 1, 3, 4], 1),
  weight('class/kernel', [1, 1, 4, 4], 3),
  weight('box/kernel', [1, 1, 4, 4], 5),
  int('scoreRows', [-1, ANCHORS, 4]),
  int('size', [4, 4]),
  int('two', [2]),
  int('begin', [0, 0, 1]),
  int('rest', [-1, -1, 3]),
]

/** As TensorFlow 1 writes map_fn: a circle through Merge and NextIteration. */
const loop = [
  node('TensorArrayScatterV3', 'Preprocessor/map/scatter', ['image_tensor']),
  node('Enter', 'Preprocessor/map/while/Enter', ['Preprocessor/map/scatter']),
  node('Merge', 'Preprocessor/map/while/Merge', [
    'Preprocessor/map/while/Enter',
    'Preprocessor/map/while/NextIteration',
  ]),
  node('Switch', 'Preprocessor/map/while/Switch', [
    'Preprocessor/map/while/Merge',
    'Preprocessor/map/while/Merge',
  ]),
  node('ResizeBilinear', 'Preprocessor/map/while/Resize', ['Preprocessor/map/while/Switch:1', 'size']),
  node('NextIteration', 'Preprocessor/map/while/NextIteration', ['Preprocessor/map/while/Resize']),
  node('Exit', 'Preprocessor/map/while/Exit', ['Preprocessor/map/while/Switch']),
  node('TensorArrayGatherV3', 'Preprocessor/map/TensorArrayStack/TensorArrayGatherV3', [
    'Preprocessor/map/while/Exit',
  ]),
]

const network = (picture: string) => [
  node('Conv2D', 'conv', [picture, 'kernel'], window()),
  node('Relu', 'features', ['conv']),
  node('Conv2D', 'class', ['features', 'class/kernel'], window()),
  node('Conv2D', 'box', ['features', 'box/kernel'], window()),
  node('Reshape', 'logits', ['class', 'scoreRows']),
  node('Reshape', 'decoded', ['box', 'scoreRows']),
  node('Sigmoid', 'Postprocessor/convert_scores', ['logits']),
]
const ends = [
  node('Slice', 'Postprocessor/Slice', ['Postprocessor/convert_scores', 'begin', 'rest']),
  node('ExpandDims', 'Postprocessor/ExpandDims_1', ['decoded', 'two']),
]
const picture = placeholder('image_tensor', [-1, -1, -1, 3])
const whole = [picture, ...loop, ...network('Preprocessor/map/TensorArrayStack/TensorArrayGatherV3')]

test('the network between its loops opens with the size that the loop shrinks to, and its first class is left out', async () => {
  const before = tf.memory().numTensors
  const { card, classifier, dispose } = await openModel(graphFiles([...whole, ...ends], weights))
  expect(card).toMatchObject({ outputKind: 'boxes', classes: 3 })
  expect(card.repairs.join(' ')).toContain('shrinks each picture in a loop of its own')
  expect(card.remarks.join(' ')).toContain('as top, left, bottom, right; the first class is the background')
  expect(card.suggested.layer).toBe('features')
  const x = tf.randomUniform<tf.Rank.R4>([1, 4, 4, 3], 0, 1, 'float32', 2)
  const [all] = classifier.network.run({ [classifier.input]: x }, ['logits']) as [tf.Tensor]
  const rows = ((await all.array()) as number[][][])[0] ?? []
  const { logits } = await classify(classifier, x)
  // A class goes by the best of its own boxes, else by the best of all.
  const classOf = (row: number[]) => [1, 2, 3].reduce((a, b) => ((row[b] ?? 0) > (row[a] ?? 0) ? b : a))
  const scoreOf = (column: number) => {
    const own = rows.filter((row) => classOf(row) === column)
    return Math.max(...(own.length > 0 ? own : rows).map((row) => row[column] ?? 0))
  }
  expect([...logits]).toEqual([1, 2, 3].map(scoreOf))
  tf.dispose([x, all])
  dispose()
  expect(tf.memory().numTensors).toBe(before)
})

const selection = node('NonMaxSuppressionV3', 'nms', ['decoded', 'Postprocessor/convert_scores', 'two'])

test('outputs behind the selection are left for those before it', async () => {
  const signature = { detection_boxes: 'nms' }
  const files = graphFiles([...whole, ...ends, selection], weights, signature)
  const { card, dispose } = await openModel(files)
  dispose()
  expect(card.outputs).toEqual(['raw_detection_scores', 'raw_detection_boxes'])
  expect(card.repairs.join(' ')).toContain('selects boxes itself')
})

test('a selection of what has other names is refused, and says what to export instead', async () => {
  const files = graphFiles([...whole, selection], weights, { detection_boxes: 'nms' })
  await expect(openModel(files)).rejects.toThrow(
    'The operator NonMaxSuppressionV3 at "nms" selects boxes while running, which cannot be explained; convert the detector with what it selects from as outputs (raw_detection_boxes and raw_detection_scores, or without the selection).',
  )
})
