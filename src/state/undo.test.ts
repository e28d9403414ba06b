import { expect, test } from 'vitest'
import { fakeEntry } from './testing/entries'
import { net, page } from './testing/intakePage'

const png = String.fromCharCode(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const picture = (name: string) => [
  fakeEntry(
    name,
    Uint8Array.from(png, (c) => c.charCodeAt(0)),
  ),
]

test('a replaced picture and a replaced model come back with all that was chosen', async () => {
  const { intents, settled, store } = page()
  await intents.takeFiles([...net(), ...picture('cat.png')])
  await settled()
  intents.choose({ method: 'scorecam', classGiven: '2' })
  await settled()
  await intents.takeFiles(picture('dog.png'))
  await settled()
  expect(store.getState()).toMatchObject({ picture: { name: 'dog.png' }, recipe: { classGiven: null } })
  expect(store.getState().replaced.flatMap(({ names }) => names)).toEqual(['cat.png'])
  await intents.takeFiles(net('other'))
  await settled()
  expect(store.getState().replaced.flatMap(({ names }) => names)).toEqual(['cat.png', 'net'])
  intents.undo()
  await settled()
  expect(store.getState()).toMatchObject({ model: { reference: 'file:net' }, picture: { name: 'dog.png' } })
  intents.undo()
  const { recipe, picture: shown, replaced } = await settled()
  expect(shown?.name).toBe('cat.png')
  expect(recipe).toMatchObject({ method: 'scorecam', classGiven: '2', image: 'file:cat.png' })
  expect(replaced).toEqual([])
  intents.undo()
  expect(store.getState().picture?.name).toBe('cat.png')
})

test('what failed to open leaves nothing to undo', async () => {
  let broken = false
  const fail = (call: string) => (broken && call === 'openModel' ? new Error('It is damaged.') : null)
  const { intents, settled, store } = page(undefined, { fail })
  await intents.takeFiles([...net(), ...picture('cat.png')])
  await settled()
  broken = true
  await intents.takeFiles(net('other'))
  await settled()
  expect(store.getState().recipe.model).toBe('file:net')
  expect(store.getState().replaced).toEqual([])
})
