#!/usr/bin/env node
// The terminal command. What it needs is loaded only when it is needed: people run it in loops.
import { join } from 'node:path'
import { helpText, type Options, readCommand } from './command'
import { sentence } from './sentence'
import type { Parts } from './session'

const here = import.meta.dirname

async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2))
  if (command.kind === 'help') return say(helpText)
  if (command.kind === 'wrong') return complain(`${command.why} (limelight --help lists the options.)`, 2)
  try {
    const wasm = {
      plain: join(here, 'tfjs-backend-wasm.wasm'),
      simd: join(here, 'tfjs-backend-wasm-simd.wasm'),
    }
    const parts = { wasm, scorer: join(here, 'scorer.mjs') }
    const { isMany } = await import('./pictures')
    if (await isMany(command.options.image)) return await many(command.options, parts)
    const wrong = ofMany(command.options)
    return wrong ? complain(wrong, 2) : await one(command.options, parts)
  } catch (error) {
    return complain(sentence(error), 1)
  }
}

/** What makes sense for many pictures only: each machine of a job array would do the same one. */
function ofMany({ image, classes, shard }: Options): string | null {
  const option = classes ? '--classes' : shard[1] > 1 ? '--shard' : null
  return option && `${option} is for many pictures, but ${image} is one; give a folder or a pattern.`
}

async function one(options: Options, parts: Parts): Promise<number> {
  const { explainFile } = await import('./explainFile')
  return say(`${JSON.stringify(await explainFile(options, parts))}\n`)
}

async function many(options: Options, parts: Parts): Promise<number> {
  const { explainFolder } = await import('./explainFolder')
  const summary = await explainFolder(options, parts)
  await say(`${JSON.stringify(summary)}\n`)
  if (summary.passedOver.length > 0) await complain(passedOverLine(summary.passedOver), 0)
  if (summary.failed === 0) return 0
  return complain(`${summary.failed} of ${summary.pictures} pictures failed; ${summary.results} says why.`, 1)
}

function passedOverLine(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ')
  const more = names.length > 5 ? ` and ${names.length - 5} more` : ''
  return `Passed over, since they do not open here: ${shown}${more}; save them as PNG or JPEG.`
}

const say = (text: string) => new Promise<number>((done) => process.stdout.write(text, () => done(0)))

const complain = (text: string, code: number) =>
  new Promise<number>((done) => process.stderr.write(`${text}\n`, () => done(code)))

// The GPU's library would keep Node running.
main().then((code) => process.exit(code))
