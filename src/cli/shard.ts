// Which part of a set this run does: said by --shard, or by the job array that it runs in.

import { createHash } from 'node:crypto'
import { failure } from '../errors'
import { Wrong } from './checks'
import { quoted } from './words'

/** The first of two, say: [1, 2]. */
export type Shard = readonly [index: number, of: number]

type Environment = Readonly<Record<string, string | undefined>>

/** Where job arrays say which job this is, of how many, and from which number they count. */
const ARRAYS = [
  {
    index: 'SLURM_ARRAY_TASK_ID',
    count: 'SLURM_ARRAY_TASK_COUNT',
    first: 'SLURM_ARRAY_TASK_MIN',
    step: 'SLURM_ARRAY_TASK_STEP',
  },
  { index: 'JOB_COMPLETION_INDEX', count: 'JOB_COMPLETIONS', first: null, step: null },
  { index: 'AWS_BATCH_JOB_ARRAY_INDEX', count: 'AWS_BATCH_JOB_ARRAY_SIZE', first: null, step: null },
] as const

/**
 * Null where there is no job array. `of` is what --shards says.
 * @throws BadRecipe where the environment says which part, but nobody of how many
 */
export function jobShard(env: Environment, of: number | null): Shard | null {
  const array = ARRAYS.find(({ index }) => whole(env[index]) !== null)
  const index = array ? whole(env[array.index]) : null
  if (!array || index === null) return lone(of)
  const count = of ?? whole(env[array.count])
  if (!count)
    throw failure(
      'BadRecipe',
      `${array.index} says which part this is, but not of how many; give --shards <n>.`,
    )
  const first = (array.first && whole(env[array.first])) ?? 0
  const step = (array.step && whole(env[array.step])) || 1
  // Whatever a job array counts from, its jobs get each part once.
  return [(Math.floor((index - first) / step) % count) + 1, count]
}

function lone(of: number | null): Shard | null {
  if (of === null) return null
  if (of === 1) return [1, 1]
  throw failure(
    'BadRecipe',
    '--shards says of how many parts, but no job array says which; give --shard <i/n>.',
  )
}

const whole = (text: string | undefined) =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null

/** Whether a name belongs to the part: by its hash, so that a picture added later moves no other. */
export function inShard(name: string, [index, of]: Shard): boolean {
  if (of === 1) return true
  const plain = name.normalize('NFC').replaceAll('\\', '/')
  const hash = createHash('sha256').update(plain).digest()
  return hash.readUIntBE(0, 6) % of === index - 1
}

export const partName = ([index, of]: Shard) => (of === 1 ? '' : `-${index}-of-${of}`)

/** What --shard says. */
export function readShard(shard: string | undefined): Shard | null {
  if (shard === undefined) return null
  const [index = 0, all = 0] = /^\d{1,6}\/\d{1,6}$/.test(shard) ? shard.split('/').map(Number) : []
  if (index < 1 || index > all) throw new Wrong(`--shard takes i/n with i from 1 to n, not ${quoted(shard)}.`)
  return [index, all]
}
