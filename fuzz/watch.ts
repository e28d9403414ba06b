// Sends numbers to a process that judges them, and ends it where one takes too long.
import { type ChildProcess, fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import type { Answer, Trial } from './thread'

/** Of one input and the good model after it. */
const DEADLINE_MS = 5000
const root = join(import.meta.dirname, '..')

export interface Runs {
  readonly seed: number
  readonly runs: number
  readonly said?: (answer: Answer, done: number) => void
}

/** All answers; those with a fault ended badly. */
export async function fuzz({ seed, runs, said }: Runs): Promise<Answer[]> {
  const script = await bundled()
  const answers: Answer[] = []
  let child = await started(script)
  const again = async () => {
    child.kill('SIGKILL')
    child = await started(script)
  }
  for (let i = 0; i < runs; i++) {
    const trial: Trial = { seed: seed + i, backend: i < runs / 2 ? 'cpu' : 'wasm' }
    let answer = await asked(child, trial)
    if (!answer) {
      await again()
      // A machine that is busy is no fault: only what hangs twice counts.
      answer = await asked(child, trial)
      if (!answer) await again()
    }
    const sure = answer ?? {
      seed: trial.seed,
      sample: '?',
      ended: 'never',
      fault: 'no answer in 5 s, or it ended',
    }
    answers.push(sure)
    said?.(sure, i + 1)
  }
  child.kill()
  rmSync(dirname(script), { recursive: true })
  return answers
}

function asked(child: ChildProcess, trial: Trial): Promise<Answer | null> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | null) => {
      clearTimeout(timer)
      child.off('message', settle)
      child.off('exit', gone)
      resolve(answer)
    }
    const gone = () => settle(null)
    const timer = setTimeout(gone, DEADLINE_MS)
    child.on('message', settle)
    child.on('exit', gone)
    child.send(trial)
  })
}

async function started(script: string): Promise<ChildProcess> {
  const child = fork(script, { cwd: root, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  await new Promise((resolve) => child.once('message', resolve))
  // The first input pays for what is loaded when it is needed.
  await new Promise((resolve) => {
    child.once('message', resolve)
    child.send({ seed: 0, backend: 'cpu' } satisfies Trial)
  })
  return child
}

/** As the terminal command is built: one core of TensorFlow.js, no bundles for Node. */
async function bundled(): Promise<string> {
  // Where packages are found from, and two at a time do not meet.
  const outDir = join(root, 'node_modules/.fuzz', String(process.pid))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { __dirname: 'import.meta.dirname' },
    ssr: {
      noExternal: true,
      external: ['sharp', 'webgpu', 'fast-check', 'h5wasm', '@jsquash/avif'],
      resolve: { mainFields: ['module', 'main'] },
    },
    build: {
      ssr: join(root, 'fuzz/thread.ts'),
      outDir,
      copyPublicDir: false,
      target: 'node20',
      rolldownOptions: {
        output: { entryFileNames: 'thread.mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  })
  return join(outDir, 'thread.mjs')
}
