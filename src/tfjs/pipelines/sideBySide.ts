// TensorFlow.js makes a WebGPU pipeline when a program runs for the first time, and what comes after waits for it, one
// pipeline after another: a first map needs about a hundred. Here all that a piece of work needs are made side by side:
// its dispatches wait in line until theirs is there, while the work goes on and asks for the next ones.
import { env, type TensorInfo, util } from '@tensorflow/tfjs-core'
import type { GpuProgram, GpuRun, WebgpuInternals } from '../internals'
import { keepTensors, readInTurn } from './inLine'
import { WaitingLine } from './waitingLine'

const APART = 'WEBGPU_ENGINE_COMPILE_ONLY'
/** What waits keeps its tensors from being used again: beyond so many bytes pipelines are made at once, as they ever were. */
const MOST_HELD = 2 ** 27

/** Once a backend, before it computes. `failed` hears of a dispatch that could not be recorded after its turn had come. */
export function compileSideBySide(backend: WebgpuInternals, failed: (error: unknown) => void): void {
  const line = new WaitingLine()
  const recorder = recording(backend, line, failed)
  const { runWebGPUProgram: run } = backend
  backend.runWebGPUProgram = (program, inputs, ...rest) => {
    if (backend.activeTimers != null || program.pixelsOpType != null) {
      line.advance(true)
      return run.call(backend, program, inputs, ...rest)
    }
    const own = program.shaderKey
    const output = apart(() => run.call(backend, program, inputs, ...rest))
    if (program.pipeline) recorder.record({ program, own, inputs, output, rest })
    if (line.held > MOST_HELD) line.advance(true)
    return output
  }
  keepTensors(backend, line)
  readInTurn(backend, line)
}

interface Dispatch {
  readonly program: GpuProgram
  /** The program's key before the shapes were written into it. */
  readonly own: string
  readonly inputs: TensorInfo[]
  readonly output: TensorInfo
  readonly rest: GpuRun
}

/** Compiles without running, and without waiting. */
function apart<T>(work: () => T): T {
  env().set(APART, true)
  try {
    return work()
  } finally {
    env().set(APART, false)
  }
}

/** Records a dispatch once its turn has come and its pipeline is there. */
function recording(backend: WebgpuInternals, line: WaitingLine, failed: (error: unknown) => void) {
  const { pipelineCache, runWebGPUProgram: run } = backend
  const watched = new Set<unknown>()
  const advance = () => {
    try {
      line.advance(false)
    } catch (error) {
      failed(error)
      line.clear(error as Error)
    }
  }
  const watch = (key: string, coming: Promise<GPUComputePipeline>) => {
    if (watched.has(coming)) return
    watched.add(coming)
    const settle = (made: GPUComputePipeline | null) => {
      watched.delete(coming)
      if (pipelineCache[key] === coming) {
        if (made) pipelineCache[key] = made
        // Made again in its turn, at once: the device then says itself what is wrong with it.
        else delete pipelineCache[key]
      }
      advance()
    }
    coming.then(settle, () => settle(null))
  }
  return {
    record({ program, own, inputs, output, rest: [type, uniforms] }: Dispatch): void {
      const key = program.shaderKey
      const coming = program.pipeline
      if (coming instanceof Promise) watch(key, coming)
      else if (line.empty) {
        backend.recordAndSubmit(program, output, inputs, uniforms)
        return
      }
      const uses = [output, ...inputs].map(({ dataId }) => dataId)
      for (const tensor of uses) backend.commandQueueOwnedIds.add(tensor)
      line.join({
        uses,
        bytes: 4 * util.sizeFromShape(output.shape),
        waits: () => pipelineCache[key] instanceof Promise,
        run(unready) {
          const made = pipelineCache[key]
          if (unready || !made || made instanceof Promise) {
            delete pipelineCache[key]
            program.shaderKey = own
            run.call(backend, program, inputs, type, uniforms, output)
          } else {
            program.pipeline = made
            backend.recordAndSubmit(program, output, inputs, uniforms)
          }
        },
      })
    },
  }
}
