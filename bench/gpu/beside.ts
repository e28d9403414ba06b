// Who else computes the bare forward in the same page: onnxruntime-web and LiteRT.js, where NODE_PATH has them.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { filesOf } from '../../e2e/support/staticHost'
import type { Speed } from './page'

declare const speed: Speed

export interface Beside {
  readonly name: string
  readonly files: ReturnType<typeof filesOf>
  /** Milliseconds of each turn. */
  measure(page: Page, address: string, copies: number, turns: number): Promise<readonly number[]>
}

/** Folder of a package that NODE_PATH has, or null. */
const packaged = (name: string): string | null =>
  (process.env.NODE_PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((place) => join(place, name))
    .find(existsSync) ?? null

const within = (name: string, from: string) =>
  filesOf(from).map((file) => ({
    ...file,
    name: `${name}/${file.name}`,
    // Modules of these packages end in .mjs.
    ...(file.name.endsWith('.mjs') ? { mimeType: 'text/javascript' } : {}),
  }))

function onnxruntime(): Beside | string {
  const place = packaged('onnxruntime-web')
  if (!place) return 'onnxruntime-web is not in NODE_PATH: left out.'
  return {
    name: 'onnxruntime-web',
    files: within('ort', join(place, 'dist')),
    measure: (page, address, copies, turns) =>
      page.evaluate(([at, n, t]) => speed.onnxruntime(at, n, t), [`${address}/ort/`, copies, turns] as const),
  }
}

/** @param outDir folder for its module, made of the package's many. */
async function litert(outDir: string): Promise<Beside | string> {
  const place = packaged('@litertjs/core')
  const models = process.env.TFLITE
  if (!place) return 'LiteRT.js is not in NODE_PATH: left out.'
  if (!models) return 'TFLITE names no folder of .tflite files: LiteRT.js is left out.'
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      lib: { entry: join(place, 'dist/index.js'), formats: ['es'], fileName: () => 'litert.js' },
    },
  })
  return {
    name: 'LiteRT.js',
    files: [
      ...within('litert', outDir),
      ...within('litert', models),
      ...within('litert/wasm', join(place, 'wasm')),
    ],
    measure: (page, address, copies, turns) =>
      page.evaluate(([at, n, t]) => speed.litert(at, n, t), [`${address}/litert/`, copies, turns] as const),
  }
}

/** Those that are there; who is not is said. */
export async function besides(outDir: string): Promise<readonly Beside[]> {
  const found = [onnxruntime(), await litert(outDir)]
  for (const each of found) if (typeof each === 'string') console.log(each)
  return found.filter((each) => typeof each !== 'string')
}
