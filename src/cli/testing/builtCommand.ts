// The built command, run as a user runs it: in a process of its own, from another folder.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import type { Pixels } from '../../picture/types'
import type { Answer } from '../answer'
import type { Summary } from '../explainFolder'
import type { Measured } from '../measureFile'
import type { Merged } from '../merge'

/** What is printed where it went well: for one picture, for several, and by the other verbs. */
interface Printed {
  readonly explain: Answer
  readonly set: Summary
  readonly measure: Measured
  readonly merge: Merged
}

export interface Ran<Answered> {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** What it printed. @throws where that is no JSON, with what it said instead */
  readonly answer: Answered
}

/** A small model and its picture. */
export interface Toy {
  readonly toyModelFiles: () => readonly { readonly path: string; readonly file: Blob }[]
  readonly toyPixels: () => Pixels
}

/** Builds it once for a test file, beside a folder with the model `toy` and `picture.png`. */
export function builtCommand(name: string, { toyModelFiles, toyPixels }: Toy) {
  // Inside of the project, because sharp is not bundled.
  const built = join(process.cwd(), `node_modules/.limelight-${name}`)
  const work = mkdtempSync(join(tmpdir(), 'limelight-cli-'))
  const script = join(built, 'limelight.mjs')
  beforeAll(async () => {
    const config = join(process.cwd(), 'vite.cli.config.ts')
    const options = { outDir: built, emptyOutDir: true, minify: false }
    await build({ configFile: config, logLevel: 'silent', build: options })
    mkdirSync(join(work, 'toy'))
    for (const { path, file } of toyModelFiles())
      writeFileSync(join(work, path), Buffer.from(await file.arrayBuffer()))
    const { data, width, height } = toyPixels()
    const raw = { width, height, channels: 4 as const }
    await sharp(Buffer.from(data), { raw }).png().toFile(join(work, 'picture.png'))
  })
  afterAll(() => {
    rmSync(work, { recursive: true, force: true })
    rmSync(built, { recursive: true, force: true })
  })
  return {
    work,
    at: (path: string) => join(work, path),
    run<Verb extends keyof Printed = 'explain'>(
      args: readonly string[],
      env: NodeJS.ProcessEnv = {},
    ): Ran<Printed[Verb]> {
      const how = { cwd: work, encoding: 'utf8', env: { ...process.env, ...env } } as const
      const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], how)
      return {
        status,
        stdout,
        stderr,
        get answer() {
          return parsed<Printed[Verb]>(stdout, stderr)
        },
      }
    },
    start: (args: readonly string[]): ChildProcess =>
      spawn(process.execPath, [script, ...args], { cwd: work, stdio: 'pipe' }),
    script,
  }
}

function parsed<Answered>(text: string, said: string): Answered {
  try {
    return JSON.parse(text) as Answered
  } catch {
    throw new Error(`The command printed no JSON: ${text || said}`)
  }
}
