import { expect, test, vi } from 'vitest'
import { failure } from '../../errors'
import { initialRecipe } from '../../recipe/recipe'
import type { Engine } from '../../worker/client'
import { openStore } from '../store'
import { fakeCard, fakeClassification, fakeShown } from '../testing/fakeEngine'
import { fakePicture } from '../testing/fakePicture'
import { fakeRequest } from '../testing/fakeRequest'
import { openAlikeTool } from './alikeTool'
import { openEraser } from './eraser'

const picture = fakePicture('p')
const model = { key: 'm', card: fakeCard, reference: null, output: null, given: null }
const open = () =>
  openStore({
    picture,
    model,
    classification: fakeClassification,
    shown: fakeShown(fakeRequest(0), initialRecipe),
  })

const pixels = { width: 1, height: 1, data: new Uint8ClampedArray(4) }
const figures = { pointing: 1, energy: 0.6, iou: 0.5 }
const engineOf = () => ({
  erase: vi.fn<Engine['erase']>(async ({ regions }) => ({
    top: fakeClassification.top.toReversed(),
    share: regions.length / 10,
    pixels,
  })),
  inBox: vi.fn<Engine['inBox']>(async () => figures),
})
const box = { kind: 'box', box: [10, 10, 60, 60] } as const
const dab = { kind: 'stroke', radius: 5, points: [[9, 9]] } as const
const soon = (test: () => boolean) => vi.waitFor(() => expect(test()).toBe(true))

test('the classes follow what is drawn, undo takes back, and the last box is the truth of the map', async () => {
  const store = open()
  const engine = engineOf()
  const { state, ...eraser } = openEraser(store, engine)
  eraser.draw(dab)
  await soon(() => state.getState().after?.share === 0.1)
  expect(state.getState().truth).toBeNull()
  eraser.add(dab)
  eraser.add(box)
  await soon(() => state.getState().truth !== null)
  expect(state.getState().truth).toEqual({ ...figures, map: 'map' })
  expect(state.getState().after).toMatchObject({ share: 0.2, before: fakeClassification })
  eraser.undo()
  await soon(() => state.getState().truth === null)
  eraser.clear()
  await soon(() => state.getState().after === null)
  expect(store.getState().probing).toBe(false)
})

test('while one answer is on its way only the newest wish waits', async () => {
  const engine = engineOf()
  const { state, ...eraser } = openEraser(open(), engine)
  for (let i = 0; i < 20; i++) eraser.draw({ ...dab, radius: i })
  await soon(() => state.getState().after !== null)
  expect(engine.erase.mock.calls.length).toBeLessThanOrEqual(2)
  expect(engine.erase.mock.lastCall?.[0].regions[0]).toMatchObject({ radius: 19 })
})

test('another picture begins with nothing erased; another model is asked again', async () => {
  const store = open()
  const engine = engineOf()
  const { state, ...eraser } = openEraser(store, engine)
  eraser.add(dab)
  await soon(() => state.getState().after !== null)
  const other = { ...fakeClassification }
  store.setState({ classification: other })
  await soon(() => state.getState().after?.before === other)
  store.setState({ picture: { ...picture, key: 'q' } })
  expect(state.getState()).toMatchObject({ regions: [], after: null })
})

test('a box that the model does not see is no truth, and what goes wrong is said', async () => {
  const store = open()
  const engine = engineOf()
  const { state, ...eraser } = openEraser(store, engine)
  eraser.add({ kind: 'box', box: [-50, -50, 0, 0] })
  await soon(() => state.getState().after !== null)
  expect(engine.inBox).not.toHaveBeenCalled()
  engine.erase.mockRejectedValueOnce(failure('OutOfMemory', 'The device is full.'))
  eraser.add(box)
  await soon(() => store.getState().alerts[0]?.text === 'The device is full.')
  expect(store.getState().probing).toBe(false)
})

test('a place is asked for at the chosen layer, again when the layer changes, and not beyond what the model saw', async () => {
  const store = open()
  const heatmap = { width: 7, height: 7, data: new Float32Array(49), min: 0, max: 1, state: 'ok' } as const
  const alike = vi.fn<Engine['alike']>(async ({ layer }) => ({ layer, cell: [0, 0], heatmap }))
  const tool = openAlikeTool(store, { alike })
  tool.point([56, 168])
  await soon(() => tool.state.getState().found !== null)
  expect(alike.mock.lastCall?.[0]).toEqual({ layer: 'Conv_1/Relu6', params: {}, place: [0.25, 0.75] })
  store.setState({ recipe: { ...store.getState().recipe, layers: ['expanded_conv_6/add'] } })
  await soon(() => tool.state.getState().found?.layer === 'expanded_conv_6/add')
  tool.point([-3, 3])
  await soon(() => tool.state.getState().found === null)
  expect(alike).toHaveBeenCalledTimes(2)
})
