// What TensorFlow.js 4.22 alone gets wrong, and what is left of it: every case of the gradient suite against
// central differences, on cpu and wasm, before and after the engine's gradients are registered. Markdown.
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { env, getKernel, setBackend, tidy } from '@tensorflow/tfjs-core'
import { backendCards } from '../src/runtime/backends/cards'
import { cases, computeGradient, type GradientCase } from '../src/tfjs/gradients/cases'
import { constant } from '../src/tfjs/gradients/cases/case'
import { finiteDifferences } from '../src/tfjs/gradients/cases/differences'
import { type Head, headHessian, heads } from '../src/tfjs/gradients/cases/heads'
import { openTensorFlow } from '../src/tfjs/openTensorFlow'
import { error, type Found, firstDerivatives, type Row, SAME, shown } from './gradientTable'

const BACKENDS = ['cpu', 'wasm']

async function attempt(compute: () => Promise<Float32Array>): Promise<Found> {
  try {
    return await compute()
  } catch {
    return 'throws'
  }
}

async function hessianOf(head: Head): Promise<Float32Array> {
  const found = tidy(() => {
    const shape = [...head.shape] as [number]
    return headHessian(head, constant(shape, 7), constant(shape, 13))
  })
  const data = (await found.data()) as Float32Array
  found.dispose()
  return data
}

async function gradients(pick: (each: GradientCase) => GradientCase['run']): Promise<Found[][]> {
  const found: Found[][] = []
  for (const backend of BACKENDS) {
    await setBackend(backend)
    const row: Found[] = []
    for (const each of cases) row.push(await attempt(() => computeGradient(each, pick(each))))
    found.push(row)
  }
  return found
}

async function hessians(): Promise<Found[]> {
  await setBackend('cpu')
  const found: Found[] = []
  for (const head of heads) found.push(await attempt(() => hessianOf(head)))
  return found
}

setWasmPaths({
  'tfjs-backend-wasm.wasm': `${import.meta.dirname}/tfjs-backend-wasm.wasm`,
  'tfjs-backend-wasm-simd.wasm': `${import.meta.dirname}/tfjs-backend-wasm-simd.wasm`,
  'tfjs-backend-wasm-threaded-simd.wasm': `${import.meta.dirname}/tfjs-backend-wasm-simd.wasm`,
})
env().set('PROD', true)
env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
const alone = await gradients((each) => each.alone ?? each.run)
const aloneSecond = await hessians()
await openTensorFlow(() => undefined, ...backendCards)
const repaired = await gradients((each) => each.run)
const repairedSecond = await hessians()

await setBackend('cpu')
const rows: Row[] = []
for (const [i, each] of cases.entries()) {
  const exact = await finiteDifferences(each)
  const errors = (found: readonly Found[][]) =>
    BACKENDS.map((backend, b) =>
      each.needs && !getKernel(each.needs, backend) ? null : error(found[b]?.[i], exact),
    )
  rows.push({ family: each.family, name: each.name, before: errors(alone), after: errors(repaired) })
}
console.log(firstDerivatives(rows))

const second = heads.flatMap((head, i) => {
  const exact = repairedSecond[i]
  if (!exact || exact === 'throws') return [`| ${head.name} | | still throws |`]
  const before = error(aloneSecond[i], exact)
  return before > SAME ? [`| ${head.name} | ${shown(before)} |`] : []
})
console.log(`\n## Second derivatives (the Hessian times a vector), cpu\n
Relative L2 error against the repaired ones, which agree with central differences to 1e-4 in the tests;
of ${heads.length} heads these ${second.length} are wrong or throw.\n
| head | alone |
|---|---|
${second.join('\n')}`)
