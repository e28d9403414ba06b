// Detectors and segmenters whose files say nothing are fed whole pictures: what is cut off is not found.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { filesOf, toyDetector } from '../boxes/testing/toyDetector'
import { toyMask, toyQueries } from '../boxes/testing/toyEnds'
import { openModel } from '../open'
import { usualFeeding } from './usualFeeding'

beforeAll(() => tf.setBackend('cpu').then(() => tf.ready()))

test.each([
  ['one output of boxes and scores', toyDetector, { scale: 'unit', fit: 'letterbox' }, /YOLO kind/],
  ['boxes beside their scores', toyQueries, { scale: 'imagenet', fit: 'stretch' }, /ImageNet/],
  ['classes at every place', toyMask, { scale: 'imagenet', fit: 'stretch' }, /ImageNet/],
])('%s', async (_, text, wanted, why) => {
  const before = tf.memory().numTensors
  const model = await openModel(filesOf(text))
  model.dispose()
  expect(model.card.guess).toMatchObject({ ...wanted, why: expect.stringMatching(why) })
  expect(tf.memory().numTensors).toBe(before)
})

test('boxes that count in cells are fed as YOLOX is, classes alone as their format says', () => {
  const usual = { scale: 'imagenet', fit: 'crop', why: 'as most' } as const
  const boxes = { node: 'boxes', form: 'cells', anchors: 80 } as const
  const detector = { reading: { kind: 'boxes-objectness' }, boxes, joined: true } as const
  expect(usualFeeding(detector, usual)).toMatchObject({ scale: 'bgr', fit: 'letterbox' })
  expect(usualFeeding({ reading: { kind: 'logits' } }, usual)).toBe(usual)
  expect(usualFeeding({ reading: { kind: 'mask' } }, undefined)).toBeUndefined()
})
