// How long a failure is said: a run that was under way and ends well is no answer to it.
import { describe, expect, it, vi } from 'vitest'
import { failure } from '../errors'
import { readLink } from '../recipe/readRecipe'
import { fakeEntry as entry, png } from './testing/entries'
import { net, page } from './testing/intakePage'

const both = { model: 'https://a.example/model.json', image: '' }

/** A slow run is under way on a picture and a model that have opened. */
async function running(fail?: (call: string) => Error | null) {
  const made = page(both, { ms: 20, steps: 5, ...(fail && { fail }) })
  await made.intents.takeFiles([entry('cat.png', png)])
  await made.settled()
  made.intents.choose({ method: 'scorecam' })
  await made.until((s) => s.job.kind === 'explaining')
  return { ...made, said: () => made.failures().map(({ text }) => text) }
}

describe('while a map is made', () => {
  it('a file that is refused is said until something else is given or chosen', async () => {
    const { intents, settled, said } = await running()
    await intents.takeFiles([entry('weights.pt', 'garbage')])
    const state = await settled()
    expect([state.shown?.request.method, said()]).toEqual([
      'scorecam',
      [expect.stringContaining('weights.pt')],
    ])
    intents.choose({ method: 'gradcam' })
    expect(said()).toEqual([])
    await settled()
  })

  it('a model that fails is said beside the map of the one before', async () => {
    let broken = false
    const { intents, settled, said } = await running((call) =>
      broken && call === 'openModel' ? failure('UnsupportedModel', 'net is no model; take another.') : null,
    )
    broken = true
    await intents.takeFiles(net())
    const state = await settled()
    expect([state.shown?.request.method, said()]).toEqual(['scorecam', ['net is no model; take another.']])
    broken = false
    await intents.takeFiles(net())
    expect([(await settled()).recipe.model, said()]).toEqual(['file:net', []])
  })

  it('a picture that fails is said, and the run goes on', async () => {
    const { intents, settled, said } = await running()
    await intents.takeFiles([entry('bad.png', png)])
    const state = await settled()
    expect([state.picture?.name, state.shown?.request.method]).toEqual(['cat.png', 'scorecam'])
    expect(said()).toEqual(['bad.png is damaged.'])
  })

  it('what was stopped does not begin again by itself', async () => {
    const { intents, flow, settled, said } = await running()
    flow.stop()
    await intents.takeFiles([entry('bad.png', png)])
    const state = await settled()
    expect([state.shown?.request.method, said()]).toEqual(['gradcam', ['bad.png is damaged.']])
  })

  it('a map that failed is said until there is another', async () => {
    let broken = true
    const { settled, said, intents } = await running((call) =>
      broken && call === 'explain' ? failure('UnsupportedModel', 'No CAM.') : null,
    )
    broken = false
    intents.choose({ method: 'gradcam' })
    await settled()
    expect(said()).toEqual([])
  })
})

describe('what comes of an act', () => {
  const nothing = expect.stringContaining('no picture and no address')

  it.each([
    ['a choice', (made: ReturnType<typeof page>) => made.intents.choose({ method: 'gradcampp' })],
    ['a picture', (made: ReturnType<typeof page>) => made.intents.takeFiles([entry('dog.png', png)])],
    ['another paste', (made: ReturnType<typeof page>) => made.intents.takeText('https://a.example/cat.png')],
  ])('is said until the next thing is given or chosen: %s', async (_, next) => {
    vi.stubGlobal('fetch', async () => new Response(new Uint8Array(png)))
    const made = page(both)
    await made.intents.takeFiles([entry('cat.png', png)])
    await made.settled()
    made.intents.remark('The camera was refused.')
    made.intents.remark('Copied the lines.')
    await made.intents.takeText('nonsense')
    await made.intents.takeText('more of it')
    const said = () => made.store.getState().alerts.map(({ text }) => text)
    expect(said()).toEqual([nothing])
    made.intents.remark('Copied the lines.')
    expect(said()).toEqual([nothing, 'Copied the lines.'])
    await next(made)
    await made.settled()
    expect(said()).toEqual([])
    vi.unstubAllGlobals()
  })
})

it('a remark on a map goes with it and comes back with it, one on what was given stays', async () => {
  const { intents, settled, until } = page(both)
  await intents.takeFiles([entry('cat.png', png)])
  await settled()
  const given = 'Two files were passed over.'
  intents.remark(given, 'given')
  const said = async (count: number) =>
    (await until(({ alerts }) => alerts.length === count)).alerts.map(({ text }) => text)
  for (const method of ['gradcam', 'gradcampp', 'gradcam']) {
    intents.choose({ method, layers: ['nowhere'] })
    expect(await said(2)).toEqual([given, expect.stringContaining('nowhere')])
    const state = await settled()
    intents.dismiss(state.alerts[1]?.id ?? -1)
    intents.look({ opacity: 0.3 })
    expect(await said(1)).toEqual([given])
    intents.choose({ layers: [] })
    await settled()
  }
  intents.choose({ layers: ['elsewhere'] })
  expect(await said(2)).toEqual([given, expect.stringContaining('elsewhere')])
  intents.choose({ layers: [] })
  expect(await said(1)).toEqual([given])
})

it.each(['starting', 'model', 'picture', 'classifying'] as const)(
  'what is stopped while %s, before there is any map, can go on',
  async (kind) => {
    const image = 'https://a.example/cat.png'
    const fetch = () =>
      new Promise<Blob>((resolve) => setTimeout(resolve, kind === 'picture' ? 300 : 0, new Blob(['x'])))
    const { intents, flow, until, settled, failures } = page({ ...both, image }, { ms: 20 }, fetch)
    await until((s) =>
      kind === 'picture' ? s.fetching !== null && s.job.kind === 'idle' : s.job.kind === kind,
    )
    intents.stop()
    const stopped = await until((s) => s.alerts.length > 0)
    expect([stopped.shown, failures().map(({ offer }) => offer)]).toEqual([null, ['retry']])
    flow.retry()
    expect((await until((s) => s.shown !== null)).alerts).toEqual([])
    await settled()
  },
)

it('what a link says goes once somebody chooses what it is about, the rest stays', async () => {
  const { store, intents, settled } = page(both)
  await intents.takeFiles([entry('cat.png', png)])
  await settled()
  intents.takeRecipe(readLink(`#method=nonsense&fit=nonsense&colour=%F&model=${both.model}`))
  const said = () => store.getState().alerts.map(({ text }) => text)
  const method = expect.stringContaining('no method "nonsense"')
  const fit = expect.stringContaining('nonsense')
  const cut = expect.stringContaining("The link's colour")
  expect(said()).toEqual([cut, method, fit])
  intents.look({ opacity: 0.3 })
  intents.choose({ target: { kind: 'probability' } })
  expect(said()).toEqual([cut, method, fit])
  intents.choose({ method: 'scorecam' })
  expect(said()).toEqual([cut, fit])
  intents.choose({ fit: 'crop' })
  expect(said()).toEqual([cut])
})
