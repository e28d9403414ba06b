// What is scored side by side, by the host's own wasm and by workers with copies of the model, gives cpu's maps.
import { type Endpoint, expose } from 'comlink'
import { beforeAll, expect, test } from 'vitest'
import { explain } from '../engine/explain'
import { methods } from '../engine/methods'
import { localScorers } from '../engine/scoring/localScorers'
import { useBackend } from '../engine/testing/backends'
import { toyPicture } from '../engine/testing/libraryCases'
import { explainMap, methodChecks } from '../models/testing/methodChecks'
import { distance } from '../tfjs/gradients/cases'
import { openPool } from './pool'
import { createScorerHost, type ScorerHost } from './scorerWorker'
import type { WorkerHandle } from './workers/workerHandle'

const file = (name: string) => `${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/${name}`
const wasm = { plain: file('tfjs-backend-wasm.wasm'), simd: file('tfjs-backend-wasm-simd.wasm') }

const masked = methodChecks.filter(({ method }) =>
  methods.find(({ id }) => id === method)?.uses.includes('masks'),
)

/** A worker's code behind a channel, which counts what it scores. */
function spawning() {
  const seen = { batches: 0 }
  const spawn = (): WorkerHandle => {
    const { port1, port2 } = new MessageChannel()
    const host = createScorerHost()
    const counted: ScorerHost = {
      ...host,
      score: (batch) => {
        seen.batches++
        return host.score(batch)
      },
    }
    expose(counted, port2 as unknown as Endpoint)
    return {
      endpoint: port1 as unknown as Endpoint,
      terminate: () => port1.close(),
      onDeath: () => undefined,
    }
  }
  return { spawn, seen }
}

beforeAll(() => useBackend('cpu'))

test('there are methods that score masks', () => {
  expect(new Set(masked.map(({ method }) => method)).size).toBeGreaterThan(3)
})

test.each(masked)('$family: $name', async (check) => {
  await useBackend('cpu')
  const exact = await explainMap(check)
  await useBackend('wasm')
  const { artifacts, classifier, dispose } = await check.model.open()
  const { spawn, seen } = spawning()
  // Chunks of two, so that there is something to share.
  const local = localScorers(classifier, { chunk: 2 })
  const pool = openPool({ artifacts, output: null, wasm, size: 1, spawn, local })
  const picture = toyPicture()
  const { openScorers } = pool
  const { heatmap } = await explain(classifier, picture, check.method, { ...check.options, openScorers })
  expect(distance(heatmap.data, exact)).toBeLessThan(1e-4)
  expect(seen.batches).toBeGreaterThan(0)
  pool.close()
  picture.dispose()
  dispose()
})
