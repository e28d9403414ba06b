import { expect, test, vi } from 'vitest'
import type { GivenPicture, OpenPicture, Shown, State, Store } from '../store'
import { openStore } from '../store'
import { fakeShown } from '../testing/fakeEngine'
import { watchReplaced } from '../undo'
import { isFrame } from './frames'
import { openLive } from './live'

const blob = new Blob(['frame'])
const before: GivenPicture = { key: 'given 1', name: 'cat.jpg', blob }
const request = fakeShown()

function setup(recipe: Partial<State['recipe']> = {}) {
  const store = openStore({ given: { picture: before, model: null } })
  store.setState((state) => ({ recipe: { ...state.recipe, image: 'file:cat.jpg', ...recipe } }))
  watchReplaced(store)
  let clock = 0
  const displays: { close: ReturnType<typeof vi.fn> }[] = []
  const source = { frame: vi.fn(async () => blob), close: vi.fn() }
  const live = openLive(store, {
    name: 'camera picture',
    instead: (method, other) => `${method} in place of ${other}`,
    now: () => clock,
  })
  /** The frame that is wanted is open, and its map is on show. */
  const explained = (ms: number) => {
    clock += ms
    const { picture } = store.getState().given
    if (!picture) throw new Error('no frame')
    const { key, name } = picture
    const display = { close: vi.fn() }
    displays.push(display)
    const open = { key, name, width: 4, height: 4, blob, display, reference: null } as unknown as OpenPicture
    store.setState({ picture: open, shown: { ...request, pictureKey: key } as Shown })
  }
  return { store, source, live, explained, displays }
}

const frameOf = (store: Store) => store.getState().given.picture?.key
const settled = () => new Promise((resolve) => setTimeout(resolve))

test('each map asks for the next frame, and the rate is that of the maps', async () => {
  const { store, source, live, explained } = setup()
  live.begin(source)
  expect(store.getState().live).toEqual({ rate: null })
  await settled()
  const first = frameOf(store)
  expect(isFrame(first)).toBe(true)
  explained(1000)
  await settled()
  expect(frameOf(store)).not.toBe(first)
  expect(source.frame).toHaveBeenCalledTimes(2)
  explained(250)
  expect(store.getState().live?.rate).toBeCloseTo(4)
  await settled()
  expect(source.frame).toHaveBeenCalledTimes(3)
  // Nothing came: nothing is asked for.
  store.setState({ drawMs: 3 })
  await settled()
  expect(source.frame).toHaveBeenCalledTimes(3)
})

test('a frozen frame is the open picture, and the camera is let go', async () => {
  const { store, source, live, explained } = setup()
  live.begin(source)
  await settled()
  explained(100)
  await settled()
  live.freeze()
  const frozen = frameOf(store)
  expect(store.getState().live).toBeNull()
  expect(source.close).toHaveBeenCalledOnce()
  explained(100)
  await settled()
  expect(frameOf(store)).toBe(frozen)
  // One step back for all frames.
  expect(store.getState().replaced.flatMap(({ names }) => names)).toEqual(['cat.jpg'])
})

test.each<[string, (store: Store) => void]>([
  ['another picture', (store) => store.setState((s) => ({ recipe: { ...s.recipe, image: 'scene:3' } }))],
  ['the grid', (store) => store.setState((s) => ({ compare: { ...s.compare, open: true } }))],
  [
    'a failure',
    (store) => store.setState({ alerts: [{ id: 9, kind: 'failure', text: 'x', offer: null, about: 'run' }] }),
  ],
])('%s ends it', async (_, act) => {
  const { store, source, live } = setup()
  live.begin(source)
  await settled()
  act(store)
  expect(store.getState().live).toBeNull()
  expect(source.close).toHaveBeenCalledOnce()
})

test('a picture that is chosen while the camera is asked for a frame stays', async () => {
  const { store, source, live, explained } = setup()
  live.begin(source)
  await settled()
  explained(10)
  store.setState((s) => ({ recipe: { ...s.recipe, image: 'scene:3' } }))
  await settled()
  expect(store.getState().live).toBeNull()
  expect(store.getState().recipe.image).toBe('scene:3')
})

test('of a thousand frames the last ones alone are held', async () => {
  const { source, live, explained, displays } = setup()
  live.begin(source)
  for (let i = 0; i < 6; i++) {
    await settled()
    explained(10)
  }
  expect(displays.map(({ close }) => close.mock.calls.length)).toEqual([1, 1, 1, 0, 0, 0])
})

test('a camera that is gone ends it', async () => {
  const { store, source, live, explained } = setup()
  live.begin(source)
  await settled()
  source.frame.mockRejectedValueOnce(new Error('gone'))
  explained(10)
  await settled()
  expect(store.getState().live).toBeNull()
})

test('a method of many passes gives way to one of one pass, and it is said', () => {
  const { store, source, live } = setup({ method: 'scorecam' })
  live.begin(source)
  expect(store.getState().recipe.method).toBe('gradcam')
  expect(store.getState().alerts.map(({ text }) => text)).toEqual(['Grad-CAM in place of Score-CAM'])
  const other = setup({ method: 'layercam' })
  other.live.begin(other.source)
  expect(other.store.getState().recipe.method).toBe('layercam')
  expect(other.store.getState().alerts).toEqual([])
})
