// Links to dropped models, and browsers that keep nothing.
import { describe, expect, it } from 'vitest'
import { dismiss } from '../alerts'
import { phaseOf } from '../phase'
import { fakeKept } from '../testing/fakeKept'
import { files, page, settled, withRecord } from '../testing/libraryPage'

describe('a link to a dropped model', () => {
  it('opens the kept one of the same hash, whatever its name', async () => {
    const open = page({ model: 'file:other', hash: '3fa19c0b2d11' }, { kept: withRecord() })
    await settled(open)
    expect(open.store.getState().model?.given?.name).toBe('net')
  })

  it('opens the one of the same name where the link has no hash', async () => {
    const open = page({ model: 'file:net' }, { kept: withRecord() })
    await settled(open)
    expect(open.store.getState().model?.card.hash).toBe('3fa19c0b2d11')
  })

  it('waits for the files where the hash is another', async () => {
    const open = page({ model: 'file:net', hash: '000000000000', classGiven: '4' }, { kept: withRecord() })
    await settled(open)
    expect(open.store.getState().model).toBeNull()
    expect(phaseOf(open.store.getState())).toBe('empty')
    await open.intents.takeFiles(files)
    await settled(open)
    // Class 4 of another model is not class 4 of this one.
    expect(open.store.getState().recipe.classGiven).toBeNull()
    expect(open.store.getState().alerts.map((a) => a.text)).toEqual([
      'The link was made with another net (000000000000) than this one (3fa19c0b2d11); maps may differ.',
    ])
  })
})

describe('storage that refuses', () => {
  const refusing = (name: string) => fakeKept(() => Object.assign(new Error('no'), { name }))

  it('says once that there is no room; the model is open', async () => {
    const open = page({ model: '' }, { kept: refusing('QuotaExceededError') })
    await open.intents.takeFiles(files)
    await settled(open)
    const said = 'There is no room left in this browser to keep this model; remove another one.'
    expect(open.store.getState().alerts.map((a) => [a.kind, a.text])).toEqual([['remark', said]])
    expect(open.library.state.getState().trouble).toBe(said)
    expect(open.store.getState().model?.card.hash).toBe('3fa19c0b2d11')
  })

  it('says once, and in the list, that a private window keeps nothing; the model is open', async () => {
    const kept = { ...refusing('SecurityError'), list: async () => Promise.reject(new Error('no database')) }
    const open = page({ model: '' }, { kept })
    await open.intents.takeFiles(files)
    await settled(open)
    expect(open.library.state.getState().trouble).toContain('lets the page keep no models')
    const said = () => open.store.getState().alerts.map((a) => [a.kind, a.text])
    const nothing =
      'This browser keeps nothing that you open, as in some private windows; a reload asks for your files again.'
    expect(said()).toEqual([['remark', nothing]])
    expect(open.store.getState().model?.card.hash).toBe('3fa19c0b2d11')
    dismiss(open.store, open.store.getState().alerts[0]?.id ?? 0)
    open.intents.choose({ scale: 'imagenet' })
    await settled(open)
    expect(said()).toEqual([])
  })

  it('says nothing where nothing of the visitor was to be kept', async () => {
    const kept = { ...refusing('SecurityError'), list: async () => Promise.reject(new Error('no database')) }
    const open = page({}, { kept })
    await settled(open)
    expect(open.store.getState().alerts).toEqual([])
  })

  it('does not keep a model of more than 300 MB, and says so', async () => {
    const large = { path: 'net/w1.bin', file: { size: 301_000_000 } as Blob }
    const open = page({ model: 'file:net' })
    open.store.setState({
      given: {
        picture: null,
        model: { key: 'given 1', name: 'net', source: { kind: 'files', files: [files[0]!, large] } },
      },
    })
    await settled(open)
    expect(open.store.getState().alerts[0]?.text).toBe(
      'net is larger than 300 MB and is not kept; drop it again next time.',
    )
    expect(open.kept.records.size).toBe(0)
  })
})
