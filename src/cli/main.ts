#!/usr/bin/env node
// The terminal command. What it needs is loaded only when it is needed: people run it in loops.
import './quiet'
import { join } from 'node:path'
import { version } from '../../package.json'
import { readCommand } from './command'
import type { Summary } from './explainFolder'
import { helpText } from './help'
import type { Options } from './options'
import { askToRevectorize, OtherBits, runWithout } from './revectorize'
import type { SessionParts } from './session'
import { complain, say } from './stdio'
import { harmless, jsonLine, passedOverLine, sentence, withoutPasswords } from './words'

const here = import.meta.dirname

async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2))
  if (command.kind === 'help') return (await say(helpText)) ? 0 : 1
  if (command.kind === 'version') return (await say(`${version}\n`)) ? 0 : 1
  if (command.kind === 'wrong') {
    const why = harmless(withoutPasswords(command.why))
    return complain(`${why} (limelight --help lists the options.)`, 2)
  }
  try {
    const wasm = {
      plain: join(here, 'tfjs-backend-wasm.wasm'),
      simd: join(here, 'tfjs-backend-wasm-simd.wasm'),
    }
    const parts = { wasm, scorer: join(here, 'scorer.mjs') }
    if (command.kind === 'merge') return await merge(command.folder, command.options, parts)
    askToRevectorize(command.options)
    if (command.kind === 'worker') return await work(command.options, parts)
    if (command.kind === 'measure') return await measured(command.options, parts)
    return await explained(command.options, parts)
  } catch (error) {
    return error instanceof OtherBits ? runWithout() : complain(sentence(error), 1)
  }
}

async function explained(options: Options, parts: SessionParts): Promise<number> {
  const { isMany } = await import('./pictures')
  if (options.images || (await isMany(options.image))) {
    const wrong = ofOne(options)
    return wrong ? complain(wrong, 2) : many(options, parts)
  }
  const wrong = ofMany(options)
  return wrong ? complain(wrong, 2) : one(options, parts)
}

/** What makes sense for many pictures only: each machine of a job array would do the same one. */
function ofMany({ image, classes, shard, shards, pack, report }: Options): string | null {
  const given = { classes, shard, shards, pack, report }
  const [name] = Object.entries(given).find(([, value]) => value !== null) ?? []
  const option = name ? `--${name}` : null
  return (
    option &&
    harmless(`${option} is for many pictures, but ${image} is one; give a folder, a pattern or a list.`)
  )
}

/** What says something of one picture alone. */
function ofOne({ sanity, measuring }: Options): string | null {
  if (sanity) return '--sanity makes the map some thirty times again; ask it of one picture.'
  return measuring.box && '--box lies in one picture, but several are given; give one.'
}

async function measured(options: Options, parts: SessionParts): Promise<number> {
  const { measureFile } = await import('./measureFile')
  return (await say(jsonLine(await measureFile(options, parts)))) ? 0 : 1
}

async function one(options: Options, parts: SessionParts): Promise<number> {
  const { explainFile } = await import('./explainFile')
  return (await say(jsonLine(await explainFile(options, parts)))) ? 0 : 1
}

async function many(options: Options, parts: SessionParts): Promise<number> {
  const { explainFolder } = await import('./explainFolder')
  const summary = await explainFolder(options, parts)
  const read = await say(jsonLine(summary))
  if (summary.passedOver.length > 0) await complain(passedOverLine(summary.passedOver), 0)
  if (summary.left) return complain(stoppedLine(summary), 1)
  if (summary.failed === 0) return read ? 0 : 1
  return complain(`${summary.failed} of ${summary.pictures} pictures failed; ${summary.results} says why.`, 1)
}

function stoppedLine({ left = 0, pictures, report = '' }: Summary): string {
  return harmless(
    `Stopped: ${left} of ${pictures} pictures are still to come; run it again to go on. ${report} has the others.`,
  )
}

async function work(options: Options, parts: SessionParts): Promise<number> {
  const { answerLines } = await import('./answerLines')
  return answerLines(options, parts)
}

async function merge(folder: string, options: Options | null, parts: SessionParts): Promise<number> {
  const { mergeParts } = await import('./merge')
  const { reportWhole } = await import('./mergeReport')
  const merged = await mergeParts(
    folder,
    options && ((whole) => reportWhole(folder, { options, parts, whole })),
  )
  const read = await say(jsonLine(merged))
  if (merged.lacking !== null) return complain(harmless(merged.lacking), 1)
  return read ? 0 : 1
}

const stumble = (error: unknown) => void complain(sentence(error), 1).then((code) => process.exit(code))
process.on('uncaughtException', stumble)
process.on('unhandledRejection', stumble)

// The GPU's library would keep Node running.
main().then((code) => process.exit(code))
