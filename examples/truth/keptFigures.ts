// Figures that are known already, a file a method and a line a question, in the order of the questions.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figures } from './figures'
import { KEPT, keptName } from './keptMaps'
import type { Asked } from './methodsAsked'

const fileOf = (asked: Asked) => join(KEPT, `${keptName(asked)}.jsonl`)

/** A last line that was cut short is dropped. */
export function keptFigures(asked: Asked): readonly Figures[] {
  const path = fileOf(asked)
  if (!existsSync(path)) return []
  const text = readFileSync(path, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole !== text) writeFileSync(path, whole)
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Figures)
}

export function keepFigures(asked: Asked, figures: Figures): void {
  mkdirSync(KEPT, { recursive: true })
  appendFileSync(fileOf(asked), `${JSON.stringify(figures)}\n`)
}
