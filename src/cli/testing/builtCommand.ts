// The built command, run as a user runs it: in a process of its own, from another folder.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import type { Pixels } from '../../picture/types'

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it.
  readonly answer: any
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
    run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
      const how = { cwd: work, encoding: 'utf8', env: { ...process.env, ...env } } as const
      const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], how)
      return { status, stdout, stderr, answer: parsed(stdout) }
    },
    start: (args: readonly string[]): ChildProcess =>
      spawn(process.execPath, [script, ...args], { cwd: work, stdio: 'pipe' }),
    script,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
