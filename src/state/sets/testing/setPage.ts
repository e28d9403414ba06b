// The page as it is driven with a set, with an engine and a picture worker that answer by rule.
import { expect, vi } from 'vitest'
import type { Measures } from '../../../engine/metrics/types'
import { failure } from '../../../errors'
import type { Aside } from '../../../worker/api'
import type { TileJob } from '../../../worker/pictures/small'
import { openBesideSlot } from '../../flow/beside'
import { startFlow } from '../../flow/flow'
import { openIntents } from '../../intents'
import { openStore } from '../../store'
import { fakeEntry as entry, png } from '../../testing/entries'
import { fakeEngine } from '../../testing/fakeEngine'
import { net } from '../../testing/intakePage'
import { unpack } from '../../testing/unpack'
import { openUntil } from '../../testing/until'
import { openSets } from '../openSets'
import { currentSet } from '../pictureSet'
import { asideOf, measuresOf, recipe } from './madeUp'

const bitmap = () => ({ width: 8, height: 8, close: () => undefined }) as ImageBitmap

interface Options {
  readonly paths?: readonly string[]
  /** What the engine does with the n-th picture it is asked about. */
  readonly aside?: (name: string, n: number) => Promise<Aside>
  /** Told of each picture that is read, before it is; what it throws is what the reader says. */
  readonly reads?: (name: string) => void
  /** Told of each map that is painted. */
  readonly tile?: (job: TileJob) => void
  /** And what with the n-th map. */
  readonly measure?: (name: string, n: number) => Promise<Measures>
}

/** With a model and its pictures open. */
export async function page({
  paths = ['a.png', 'b.png', 'c.png', 'd.png'],
  aside,
  measure,
  reads,
  tile,
}: Options = {}) {
  const log: string[] = []
  const asked: string[] = []
  const measured: string[] = []
  const store = openStore({ recipe: { ...recipe, model: '', image: '' } })
  const beside = openBesideSlot()
  const decode = async () => ({ width: 8, height: 8, display: bitmap(), full: bitmap() })
  const flow = startFlow(store, { engine: fakeEngine({ log }), decode, beside, every: 0 })
  const intents = openIntents(store, flow, { unpack })
  let last = ''
  const small = async (_: Blob, name: string, whole: boolean) => {
    reads?.(name)
    if (name.startsWith('bad')) throw failure('BadImage', `${name} is damaged.`)
    if (whole) last = name
    return { width: 8, height: 8, thumb: new Blob([name]), full: whole ? bitmap() : null }
  }
  const engine = {
    aside: async () => {
      asked.push(last)
      return aside ? aside(last, asked.length) : asideOf(asked.length % 7)
    },
    measureAside: async () => {
      measured.push(last)
      return measure ? measure(last, measured.length) : measuresOf(0.5)
    },
  }
  const tools = {
    engine,
    pictures: {
      small,
      tile: async (job: TileJob) => {
        tile?.(job)
        return new Blob()
      },
    },
    beside,
    pack: async () => new Blob(),
  }
  const sets = openSets(store, tools)
  const until = openUntil(store)
  await intents.takeFiles([...net(), ...paths.map((path) => entry(path, png))])
  await until((s) => s.shown !== null && s.job.kind === 'idle')
  const settled = async () => {
    await vi.waitFor(() => expect(store.getState().beside).toBe(null))
    return sets.state.getState()
  }
  const names = () => [...sets.state.getState().outcomes].map(([key, { kind }]) => `${nameOf(key)} ${kind}`)
  const nameOf = (key: string) => currentSet(store.getState())?.items.find((item) => item.key === key)?.name
  const keys = () => currentSet(store.getState())?.items.map(({ key }) => key) ?? []
  return { store, sets, intents, settled, names, asked, measured, log, keys, until }
}
