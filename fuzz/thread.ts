// A process of its own that judges what it is sent, one after the other: whoever sends watches the clock.
import { createHost } from '../src/worker/host'
import { environment } from '../src/worker/testing/toyHost'
import { corpus } from './corpus'
import { judge } from './judge'
import { mutated, mutationOf, picked } from './mutate'
import type { Part, Sample } from './types'

export interface Trial {
  readonly seed: number
  readonly backend: 'cpu' | 'wasm'
}

export interface Answer {
  readonly seed: number
  readonly sample: string
  readonly ended: string
  readonly fault: string | null
}

const host = createHost(environment)
const made = new Map<string, Promise<readonly Part[]>>()

function partsOf({ id, parts }: Sample): Promise<readonly Part[]> {
  const found = made.get(id) ?? parts()
  made.set(id, found)
  return found
}

async function answer({ seed, backend }: Trial): Promise<Answer> {
  const mutation = mutationOf(seed)
  const sample = corpus[Math.abs(seed) % corpus.length] as (typeof corpus)[number]
  const parts = await partsOf(sample)
  const open = parts.filter(({ path }) => sample.only?.test(path) ?? true)
  const target = picked(open, mutation.part)
  const changed = parts
    .filter((part) => !sample.oneOf || part === target)
    .map((part) => (part === target ? mutated(part, mutation.changes) : part))
  const given = sample.pack ? await sample.pack(changed) : changed
  if (!given) return { seed, sample: sample.id, ended: 'not written', fault: null }
  await host.start(backend, () => {})
  return { seed, sample: sample.id, ...(await judge(host, { sample, parts: given, backend })) }
}

process.on('message', async (trial: Trial) => {
  process.send?.(
    await answer(trial).catch((error: Error) => ({
      ...trial,
      sample: '?',
      ended: 'thrown',
      fault: `${error.stack}`,
    })),
  )
})
process.on('unhandledRejection', (error) => {
  process.send?.({ seed: -1, sample: '?', ended: 'thrown', fault: `a promise was left hanging: ${error}` })
})
// The time of an input is its own: what is mutated is made before.
await Promise.all(corpus.map(partsOf))
process.send?.('ready')
