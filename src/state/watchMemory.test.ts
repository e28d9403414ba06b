import { expect, test } from 'vitest'
import type { Memory } from '../worker/api'
import { type Job, openStore } from './store'
import { watchMemory } from './watchMemory'

const idle: Job = { kind: 'idle' }
const busy: Job = { kind: 'classifying' }
const turn = () => new Promise((resolve) => setTimeout(resolve))

/** Answers are given by hand. */
function page() {
  const asked: string[] = []
  const answers: ((memory: Memory | Error) => void)[] = []
  const store = openStore()
  watchMemory(store, {
    memory: (when) => {
      asked.push(when)
      return new Promise((resolve, reject) => {
        answers.push((memory) => (memory instanceof Error ? reject(memory) : resolve(memory)))
      })
    },
  })
  const open = (engine: boolean) => store.setState(({ view }) => ({ view: { ...view, engine } }))
  return { store, asked, answers, open }
}

test('nothing is read while the panel is closed', () => {
  const { store, asked, open } = page()
  store.setState({ job: busy })
  open(true)
  open(false)
  store.setState({ job: idle })
  expect(asked).toEqual(['now'])
})

test('it is read as the panel opens, and again when the run is over', async () => {
  const { store, asked, answers, open } = page()
  store.setState({ job: busy })
  open(true)
  answers[0]?.({ tensors: 9, bytes: 90 })
  await turn()
  expect(store.getState().memory).toEqual({ tensors: 9, bytes: 90 })
  store.setState({ job: idle })
  answers[1]?.({ tensors: 4, bytes: 40 })
  await turn()
  expect(asked).toEqual(['now', 'settled'])
  expect(store.getState().memory).toEqual({ tensors: 4, bytes: 40 })
})

test('what was read before is not shown when the panel opens again', async () => {
  const { store, asked, answers, open } = page()
  open(true)
  answers[0]?.({ tensors: 4, bytes: 40 })
  await turn()
  open(false)
  expect(store.getState().memory).toBe(null)
  open(true)
  expect(asked).toEqual(['settled', 'settled'])
  open(false)
  answers[1]?.({ tensors: 5, bytes: 50 })
  await turn()
  expect(store.getState().memory).toBe(null)
})

test('one reading at a time, and what happens meanwhile is read once after it', async () => {
  const { store, asked, answers, open } = page()
  open(true)
  store.setState({ job: busy })
  store.setState({ job: { ...busy } })
  expect(asked).toEqual(['settled'])
  answers[0]?.({ tensors: 1, bytes: 1 })
  await turn()
  expect(asked).toEqual(['settled', 'now'])
})

test('an engine that does not answer leaves nothing to show, and is asked again at the next change', async () => {
  const { store, asked, answers, open } = page()
  open(true)
  answers[0]?.(new Error('gone'))
  await turn()
  expect(store.getState().memory).toBe(null)
  expect(asked).toEqual(['settled'])
  store.setState({ job: busy })
  expect(asked).toEqual(['settled', 'now'])
})
