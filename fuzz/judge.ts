// What became of one mutated input, and where it did not end well, the fault in a line.

import { unzip } from '../src/models/files/zip'
import type { BackendName } from '../src/runtime/types'
import type { Host } from '../src/worker/api'
import { openToy, quiet, request } from '../src/worker/testing/toyHost'
import { dropped } from './dropped'
import { read } from './read'
import { isRaw, longest } from './sentences'
import type { Part, Sample } from './types'

const names = ['UnsupportedModel', 'BadImage', 'BadRecipe', 'OutOfMemory', 'NotReadable']
/** The good model answers as it did before, backend by backend, whatever was opened in between. */
const expected = new Map<string, string>()

export interface Verdict {
  /** `opened`, or the name of the error. */
  readonly ended: string
  /** Null where it ended well. */
  readonly fault: string | null
}

export interface Given {
  readonly sample: Sample
  readonly parts: readonly Part[]
  readonly backend: BackendName
}

export async function judge(host: Host, { sample, parts, backend }: Given): Promise<Verdict> {
  const { ended, fault } = await tried(() => use(host, sample, parts))
  const model = sample.kind === 'model' || sample.kind === 'zip'
  return { ended, fault: fault ?? (model ? await after(host, backend) : null) }
}

async function tried(work: () => Promise<string | null>): Promise<Verdict> {
  try {
    return { ended: 'opened', fault: await work() }
  } catch (error) {
    return { ended: error instanceof Error ? error.name : 'thrown', fault: sentence(error) }
  }
}

/** Null for one sentence of ours. */
function sentence(error: unknown): string | null {
  if (!(error instanceof Error)) return `threw ${String(error)}`
  const { name, message } = error
  if (!names.includes(name)) return `${name}: ${message.slice(0, 300)}`
  if (isRaw(message)) return `raw words: ${message.slice(0, 300)}`
  if (message.length > longest) return `${message.length} characters: ${message.slice(0, 100)}`
  return /[\n\r]/.test(message) ? `more than a line: ${message.slice(0, 300)}` : null
}

async function use(host: Host, { kind }: Sample, parts: readonly Part[]): Promise<string | null> {
  const [first] = parts
  if (!first) return 'no part'
  if (kind === 'model') return opened(host, parts)
  if (kind === 'drop') return dropped(parts, (files) => opened(host, files))
  if (kind !== 'zip') return read(kind, first)
  const inside = await unzip(first.bytes, first.path)
  return opened(
    host,
    [...inside].map(([path, bytes]) => ({ path, bytes })),
  )
}

async function opened(host: Host, parts: readonly Part[]): Promise<string | null> {
  const files = parts.map(({ path, bytes }) => ({ path, file: new Blob([new Uint8Array(bytes)]) }))
  const card = await host.openModel({ kind: 'files', files }, null, quiet)
  await host.openPicture({} as ImageBitmap)
  const { top } = await host.classify(card.guess)
  const values = top.flatMap((score) => Object.values(score)).filter((value) => typeof value === 'number')
  if (!values.every(Number.isFinite)) return `output is not finite: ${JSON.stringify(top[0])}`
  const { heatmap } = await host.explain(request('gradcam', top[0]?.index ?? 0), quiet)
  return heatmap.data.every(Number.isFinite) ? null : `the map is not finite: ${heatmap.state}`
}

async function after(host: Host, backend: BackendName): Promise<string | null> {
  try {
    const { name } = await host.start(backend, () => {})
    const { classification } = await openToy(host)
    const { tensors } = await host.memory()
    const scores = classification.top.map(({ label, probability }) => `${label} ${probability?.toFixed(4)}`)
    const now = `${scores.join(', ')}, ${tensors} tensors`
    const before = expected.get(name) ?? now
    expected.set(name, now)
    return now === before ? null : `on ${name} the good model answers ${now} instead of ${before}`
  } catch (error) {
    return `the good model does not open any more: ${(error as Error).message.slice(0, 300)}`
  }
}
