import { describe, expect, it } from 'vitest'
import { fakeKept } from '../testing/fakeKept'
import { files, page, record, settled, url, withRecord } from '../testing/libraryPage'
import { cacheName, modelFiles } from './keep'

describe('what is kept', () => {
  it('lists a model of an address with its size, date and preprocessing once the worker has put it away', async () => {
    const kept = fakeKept()
    kept.caches.set(cacheName(url, null), 4_200_000)
    const open = page({ model: url, scale: 'signed' }, { kept })
    await settled(open)
    expect(open.library.state.getState().kept).toEqual([
      {
        id: `limelight model ${url}`,
        kind: 'address',
        name: 'mobilenet_v2_1.0_224',
        bytes: 4_200_000,
        date: 1_000,
        hash: '3fa19c0b2d11',
        wish: {
          model: url,
          labels: null,
          output: null,
          scale: 'signed',
          fit: null,
          resize: null,
          resample: null,
        },
      },
    ])
  })

  it('does not list what the worker could not put away', async () => {
    const open = page({ model: url })
    await settled(open)
    expect(open.library.state.getState()).toMatchObject({ kept: [], trouble: null })
  })

  it('keeps the files of a dropped model under its hash, and the link carries that', async () => {
    const open = page({ model: '' })
    await open.intents.takeFiles(files)
    await settled(open)
    expect(open.kept.records.get('files 3fa19c0b2d11')).toMatchObject({
      kind: 'files',
      name: 'net',
      title: 'mobilenet_v2_1.0_224',
      date: 1_000,
    })
    expect(open.kept.entries.get('files 3fa19c0b2d11')?.map((f) => f.path)).toEqual(files.map((f) => f.path))
    expect(open.store.getState().recipe).toMatchObject({ model: 'file:net', hash: '3fa19c0b2d11' })
  })

  it('remembers how a kept model is fed, and keeps its date', async () => {
    const kept = withRecord()
    const open = page({ model: 'file:net' }, { kept })
    await settled(open)
    open.intents.choose({ scale: 'imagenet' })
    await settled(open)
    expect(kept.records.get('files 3fa19c0b2d11')).toMatchObject({ date: 5, wish: { scale: 'imagenet' } })
  })

  it('keeps the labels that come later, too', async () => {
    const open = page({ model: '' })
    await open.intents.takeFiles(files)
    await settled(open)
    await open.intents.takeFiles([{ path: 'birds.txt', file: new Blob(['a\nb']) }])
    await settled(open)
    expect(open.kept.entries.get('files 3fa19c0b2d11')?.at(-1)).toMatchObject({
      path: 'birds.txt',
      labels: true,
    })
  })

  it('keeps of a dropped folder what the model consists of', async () => {
    const more = ['labels.txt', 'old/model.h5', 'metadata.json'].map((path) => ({
      path,
      file: new Blob(['x']),
    }))
    const found = await modelFiles([...files, ...more])
    expect(found.map((f) => f.path)).toEqual(['net/model.json', 'net/w1.bin', 'labels.txt', 'metadata.json'])
  })
})

describe('opening again', () => {
  it('opens a kept address as it was left', async () => {
    const wish = {
      model: url,
      labels: 'https://a.example/l.txt',
      output: null,
      scale: 'bytes',
      fit: 'crop',
      resize: 256,
      resample: 'bicubic',
    } as const
    const open = page({ model: '', classGiven: '3', method: 'cam' })
    await open.library.openKept(record({ kind: 'address', wish }))
    expect(open.store.getState().recipe).toMatchObject({
      ...wish,
      classGiven: null,
      method: 'cam',
      hash: null,
    })
    await settled(open)
    expect(open.log).toContain(`openModel ${url}`)
  })

  it('opens kept files as if they had been dropped', async () => {
    const open = page({ model: '' }, { kept: withRecord() })
    await open.library.openKept(record())
    await settled(open)
    expect(open.log).toContain('openModel net/model.json,net/w1.bin')
    expect(open.store.getState().recipe).toMatchObject({ model: 'file:net', scale: 'caffe' })
  })

  it('says so where the browser has cleared the files away', async () => {
    const kept = withRecord()
    kept.entries.clear()
    const open = page({ model: '' }, { kept })
    await open.library.openKept(record())
    await settled(open)
    expect(open.store.getState().alerts[0]?.text).toBe(
      'The browser has cleared net away; drop its files again.',
    )
    expect(open.library.state.getState().kept).toEqual([])
  })

  it('removes', async () => {
    const open = page({ model: '' }, { kept: withRecord() })
    await open.library.remove(record())
    expect(open.library.state.getState().kept).toEqual([])
    expect(open.kept.entries.size).toBe(0)
  })

  it('opens what lies beside the page with its labels and scale', async () => {
    const wish = { model: 'models/x/model.json', labels: 'models/x/labels.txt', scale: 'caffe' } as const
    const listed = { id: 'x', title: 'X', facts: '224 × 224', wish }
    const open = page({ model: '', fit: 'crop' }, { server: [listed] })
    await settled(open)
    expect(open.library.state.getState().server).toEqual([listed])
    open.library.openListed(listed)
    expect(open.store.getState().recipe).toMatchObject({ ...wish, fit: null })
  })
})
