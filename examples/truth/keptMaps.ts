// Maps that took long to make, kept in kept/ so that a run that was stopped goes on where it was: all maps of one
// method in one file, in the order of the questions, 32-bit floats of the picture's size.
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Grid } from '../../src/engine/maps/grid'
import type { Asked } from './methodsAsked'
import { SIDE } from './questions'

export const KEPT = join(process.cwd(), 'examples/truth/kept')
const BYTES = Float32Array.BYTES_PER_ELEMENT * SIDE * SIDE

/** A method with other parameters has another name. */
export function keptName({ id, params }: Asked): string {
  return [id, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join(' ')
}

const fileOf = (asked: Asked) => join(KEPT, `${keptName(asked)}.f32`)

/** What a stopped run left unfinished counts as not there. */
function wholeIn(path: string): number {
  return existsSync(path) ? Math.floor(statSync(path).size / BYTES) : 0
}

/** The kept map of a question, or the one that is made and kept now. The questions are asked in order. */
export async function keptMap(asked: Asked, question: number, make: () => Promise<Grid>): Promise<Grid> {
  const path = fileOf(asked)
  if (question < wholeIn(path)) {
    const bytes = readFileSync(path).subarray(question * BYTES, (question + 1) * BYTES)
    return { width: SIDE, height: SIDE, data: new Float32Array(Uint8Array.from(bytes).buffer) }
  }
  const map = await make()
  mkdirSync(KEPT, { recursive: true })
  if (existsSync(path)) truncateSync(path, question * BYTES)
  appendFileSync(path, new Uint8Array(map.data.buffer, map.data.byteOffset, map.data.byteLength))
  return map
}
