// Whole pages and models that are given: our own pictures ask for what they were made of, several models are a choice.
import { describe, expect, it } from 'vitest'
import { withText } from '../../canvas/pngText'
import { missingFiles } from '../phase'
import type { State } from '../store'
import { fakeEntry as entry, png } from '../testing/entries'
import { fakeCard } from '../testing/fakeEngine'
import { net, page } from '../testing/intakePage'
import type { FileEntry } from './fileKind'

describe('a picture of ours that was made of local files', () => {
  const link = `model=file:net&hash=${'a'.repeat(12)}&image=file:cat.jpg&class=4&layer=Conv_1/Relu6`
  const overlay = entry('overlay.png', withText(png, link))

  it('asks for both by name, shows itself meanwhile, and explains nothing else', async () => {
    const { intents, settled, store, log } = page({ model: 'https://a.example/model.json', image: '' })
    await intents.takeFiles([entry('mine.png', png)])
    await settled()
    const before = log.length
    await intents.takeFiles([overlay])
    const state = await settled()
    expect(missingFiles(state)).toEqual([`net (${'a'.repeat(12)})`, 'cat.jpg'])
    expect([state.model, state.picture, state.shown]).toEqual([null, null, null])
    expect(state.overlay?.name).toBe('overlay.png')
    expect(log.slice(before).filter((line) => line.startsWith('explain'))).toEqual([])
    expect(store.getState().recipe).toMatchObject({ classGiven: '4', model: 'file:net' })
  })

  it('explains its class once the files are there, and then is gone', async () => {
    const { intents, settled, until } = page()
    await intents.takeFiles([overlay])
    await intents.takeFiles([...net(), entry('cat.jpg', png)])
    const state = await until((s) => s.shown !== null && s.overlay === null)
    expect(state.shown?.request.target.classIndex).toBe(4)
    await settled()
  })

  it('keeps the model that is open where its hash is the same', async () => {
    const { intents, settled } = page()
    await intents.takeFiles([...net('other-name'), entry('cat.jpg', png)])
    await settled()
    const same = link.replace(/hash=a+/, `hash=${fakeCard.hash}`)
    await intents.takeFiles([entry('overlay.png', withText(png, same))])
    const state = await settled()
    expect([missingFiles(state), state.shown?.request.target.classIndex]).toEqual([[], 4])
  })

  it('counts as a recipe file does', async () => {
    const { intents, settled } = page({ model: 'https://a.example/model.json', image: '' })
    const json = { schema: 'limelight-recipe/1', model: 'file:net', image: 'file:cat.jpg', class: '4' }
    await intents.takeFiles([entry('recipe.json', JSON.stringify(json))])
    const state = await settled()
    expect([missingFiles(state), state.shown, state.overlay]).toEqual([['net', 'cat.jpg'], null, null])
  })
})

describe('several models at once', () => {
  it('are offered; the chosen one is opened with its own files alone', async () => {
    const { intents, settled, log } = page()
    await intents.takeFiles([...net('a'), ...net('b'), entry('cat.png', png)])
    const asked = await settled()
    expect(asked.offered.map(({ name }) => name)).toEqual(['a', 'b'])
    expect([asked.model, asked.picture?.name]).toEqual([null, 'cat.png'])
    intents.takeOffered(asked.offered[1] ?? null)
    const state = await settled()
    expect(log).toContain('openModel b/model.json,b/weights.bin')
    expect([state.recipe.model, state.offered, state.shown !== null]).toEqual(['file:b', [], true])
  })

  it('go when another is chosen, or none', async () => {
    const { intents, settled } = page()
    await intents.takeFiles([...net('a'), ...net('b')])
    intents.choose({ model: 'https://a.example/model.json' })
    expect((await settled()).offered).toEqual([])
    await intents.takeFiles([...net('a'), ...net('b')])
    intents.takeOffered(null)
    expect((await settled()).offered).toEqual([])
  })
})

describe('labels that come later', () => {
  const labelsOf = (files: readonly FileEntry[] = []) =>
    files.filter(({ labels }) => labels).map(({ path }) => path)
  const given = ({ given: { model } }: State) =>
    model?.source.kind === 'files' ? model.source.files : undefined

  it('are the list of the model that is open, whatever they are called; later ones take their place', async () => {
    const { intents, settled } = page()
    await intents.takeFiles(net())
    await settled()
    await intents.takeFiles([entry('birds.txt', 'a\nb')])
    expect(labelsOf(given(await settled()))).toEqual(['birds.txt'])
    await intents.takeFiles([entry('dogs.csv', 'c,0\nd,1')])
    const files = given(await settled())
    expect([labelsOf(files), files?.length]).toEqual([['dogs.csv'], 3])
  })

  it('alone say what they were taken for', async () => {
    const { intents, settled } = page()
    const said = async () => (await settled()).alerts.map(({ text }) => text)
    await intents.takeFiles([entry('table.csv', 'a,0')])
    expect(await said()).toEqual([
      'table.csv is taken as a list of class names; open the model that it belongs to.',
    ])
    await intents.takeFiles(net())
    await settled()
    await intents.takeFiles([entry('birds.txt', 'a\nb')])
    expect(await said()).toContain(
      'birds.txt is taken as a list of class names; where it does not fit the model, that is said.',
    )
  })

  it('beside an address keep their name', async () => {
    const { intents, settled } = page({ model: 'https://a.example/model.json' })
    await intents.takeFiles([entry('my birds.txt', 'a\nb')])
    expect((await settled()).recipe.labels).toMatch(/^data:text\/plain;base64,.+#my%20birds\.txt$/)
  })
})
