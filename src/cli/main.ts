#!/usr/bin/env node
// The terminal command. What it needs is loaded only when it is needed: people run it in loops.
import { join } from 'node:path'
import { helpText, readCommand } from './command'
import { sentence } from './sentence'

const here = import.meta.dirname

async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2))
  if (command.kind === 'help') return say(helpText)
  if (command.kind === 'wrong') return complain(`${command.why} (limelight --help lists the options.)`, 2)
  try {
    const { explainFile } = await import('./explainFile')
    const wasm = {
      plain: join(here, 'tfjs-backend-wasm.wasm'),
      simd: join(here, 'tfjs-backend-wasm-simd.wasm'),
    }
    const answer = await explainFile(command.wish, { wasm, scorer: join(here, 'scorer.mjs') })
    return say(`${JSON.stringify(answer)}\n`)
  } catch (error) {
    return complain(sentence(error), 1)
  }
}

const say = (text: string) => new Promise<number>((done) => process.stdout.write(text, () => done(0)))

const complain = (text: string, code: number) =>
  new Promise<number>((done) => process.stderr.write(`${text}\n`, () => done(code)))

// The GPU's library would keep Node running.
main().then((code) => process.exit(code))
