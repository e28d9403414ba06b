import { expect, it } from 'vitest'
import { graphNames } from '../graph/graphNames'
import { namesIn, readLayers } from '../keras/layerTree'
import { modelName } from './modelName'

const ends = { classes: 10, inputShape: [32, 32, 3] } as const
const layers = (name: string, config: object) =>
  modelName(
    {
      name,
      label: 'LayersModel',
      names: namesIn(readLayers({ model_config: { class_name: 'Functional', config } })),
    },
    ends,
  )
const graph = (name: string, nodes: readonly string[]) =>
  modelName({ name, label: 'GraphModel', names: graphNames(nodes.map((node) => ({ name: node }))) }, ends)

it.each(['mobilenet', 'model_zoo', 'my flowers', 'web_model_v2'])(
  'keeps the name %s that somebody gave',
  (name) => {
    expect(layers(name, { name: 'other' })).toBe(name)
  },
)

it.each(['model', 'Model', 'model (1)', 'model-2', 'tfjs_model', 'web_model'])(
  'asks the model itself where its file is called %s',
  (name) => {
    expect(layers(name, { name: 'MobilenetV3small' })).toBe('MobilenetV3small')
  },
)

it('takes the name of the network inside where the outer one has none of its own', () => {
  const inside = [
    { class_name: 'Sequential', config: { name: 'data_augmentation' } },
    { class_name: 'Functional', config: { name: 'mobilenetv2_0.35_96' } },
  ]
  expect(layers('model', { name: 'model', layers: inside })).toBe('mobilenetv2_0.35_96')
})

it('takes the scope that most nodes of a graph lie in', () => {
  const deep = ['net/conv/Relu', 'StatefulPartitionedCall/net/pool/Mean', 'net/dense/BiasAdd', 'x', 'Const/a']
  expect(graph('model', deep)).toBe('net')
  expect(graph('model', ['a/b', 'c/d', 'e/f', 'x'])).toBe('GraphModel of 10 classes, 32 × 32')
})

it('says what a model without any name takes and gives', () => {
  expect(layers('model', { name: 'sequential_20' })).toBe('LayersModel of 10 classes, 32 × 32')
  const open = { classes: 1001, inputShape: [null, null, 3] } as const
  expect(modelName({ name: 'model', label: 'LayersModel', names: namesIn(readLayers(null)) }, open)).toBe(
    'LayersModel of 1,001 classes',
  )
})
