// The remark about another model speaks of links alone: of files that follow one another each is what it is.
import { describe, expect, it } from 'vitest'
import { failure } from '../../errors'
import { initialRecipe, type Recipe } from '../../recipe/recipe'
import type { EngineClient } from '../flow/engineClient'
import { startFlow } from '../flow/flow'
import { openIntents } from '../intents'
import { openStore } from '../store'
import { fakeCard, fakeEngine } from '../testing/fakeEngine'
import { unpack } from '../testing/unpack'
import { openUntil } from '../testing/until'
import { watchModels } from './watchModels'

const bitmap = (): ImageBitmap => ({ width: 8, height: 8, close: () => undefined })
const decode = async () => ({ width: 8, height: 8, display: bitmap(), full: bitmap() })

/** Models that are all called model.json; their text is their hash, and the broken one opens nowhere. */
function page(recipe: Partial<Recipe> = {}) {
  const store = openStore({ recipe: { ...initialRecipe, image: '', model: '', ...recipe } })
  const openModel: EngineClient['openModel'] = async (source) => {
    const text = source.kind === 'files' ? await source.files[0]?.file.text() : ''
    const hash = text?.slice('{"modelTopology": {}, "weightsManifest": [], "id": "'.length, -2) ?? ''
    if (hash === 'broken') throw failure('UnsupportedModel', 'It is broken.')
    return { ...fakeCard, hash }
  }
  const flow = startFlow(store, { engine: { ...fakeEngine(), openModel }, decode })
  const intents = openIntents(store, flow, { unpack })
  watchModels(store, { changed: () => {}, missing: () => {} })
  const drop = async (id: string) => {
    const text = `{"modelTopology": {}, "weightsManifest": [], "id": "${id}"}`
    await intents.takeFiles([{ path: 'model.json', file: new Blob([text]) }])
    await new Promise((resolve) => setTimeout(resolve, 5))
    await openUntil(store)(({ job }) => job.kind === 'idle')
    return store.getState().recipe.hash
  }
  const remarks = () => store.getState().alerts.filter((a) => a.kind === 'remark')
  return { store, intents, drop, remarks }
}

describe('models of one name that are dropped one after the other', () => {
  it('are each signed with their own hash', async () => {
    const { drop, remarks } = page()
    expect([await drop('aaa'), await drop('bbb'), await drop('aaa')]).toEqual(['aaa', 'bbb', 'aaa'])
    expect(remarks()).toEqual([])
  })

  it('also where the first was fed otherwise', async () => {
    const { intents, drop, remarks } = page()
    await drop('aaa')
    intents.choose({ scale: 'caffe', fit: 'crop' })
    expect(await drop('bbb')).toBe('bbb')
    expect(remarks()).toEqual([])
  })

  it('also where one between them fails', async () => {
    const { intents, drop, remarks } = page()
    await drop('aaa')
    intents.choose({ scale: 'caffe' })
    expect(await drop('broken')).toBe('aaa')
    expect(await drop('bbb')).toBe('bbb')
    expect(remarks()).toEqual([])
  })
})

it('of a link that speaks of another model it is said', async () => {
  const { drop, remarks } = page({ model: 'file:model.json', hash: 'zzz' })
  expect(await drop('aaa')).toBe('aaa')
  expect(remarks()[0]?.text).toContain('made with another model.json (zzz) than this one (aaa)')
})
