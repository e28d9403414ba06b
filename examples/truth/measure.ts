// Runs the methods over the questions on the built-in model's last layer and writes what they score:
// npm run bench:truth [-- <method id>...]. It may be stopped at any time and goes on where it was (kept/; delete it
// where a method or a metric has changed). `--report` writes the tables of what is known.
import type { Grid } from '../../src/engine/maps/grid'
import { type Figures, figuresOf } from './figures'
import { keepFigures, keptFigures } from './keptFigures'
import { keptMap } from './keptMaps'
import { type Asked, methodsAsked } from './methodsAsked'
import { openQuestions, type Question, SCENES, SIDE } from './questions'
import { mapOf, openSubject, type Subject, valuesOf } from './subject'
import { writeReport } from './writeReport'

/** Maps that differ by less, all over, are measured once: those of Grad-CAM and HiResCAM behind average pooling. */
const SAME = 1e-5

interface Known {
  readonly map: Grid
  readonly figures: Figures
}

async function answer(
  subject: Subject,
  asked: readonly Asked[],
  question: Question,
  at: number,
): Promise<void> {
  const known: Known[] = []
  for (const each of asked) {
    if (keptFigures(each).length > at) continue
    const wish = {
      values: valuesOf(question, subject.model),
      side: SIDE,
      classIndex: question.classIndex,
      openScorers: subject.openScorers,
    }
    const make = () => mapOf(subject.model.classifier, each, wish)
    const map = each.slow ? await keptMap(each, at, make) : await make()
    const same = known.find((other) => alike(other.map, map))
    const figures = same?.figures ?? (await figuresOf(subject, each, { question, at, map }))
    if (!same && !each.slow) known.push({ map, figures })
    keepFigures(each, figures)
  }
}

function alike(a: Grid, b: Grid): boolean {
  return a.data.length === b.data.length && a.data.every((v, i) => Math.abs(v - (b.data[i] ?? 0)) < SAME)
}

async function main(args: readonly string[]): Promise<void> {
  const ids = args.filter((arg) => !arg.startsWith('--'))
  if (args.includes('--report')) return writeReport()
  const subject = await openSubject()
  const question = openQuestions()
  for (const part of partsOf(methodsAsked(ids)))
    for (let at = Math.min(...part.map((each) => keptFigures(each).length)); at < SCENES; at++) {
      await answer(subject, part, question(at), at)
      console.log(`${part.map(({ id }) => id).join(', ')}: scene ${at + 1} of ${SCENES}`)
    }
  await writeReport()
}

/** The quick ones together, since some have the same map; then one after the other. */
function partsOf(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  const quick = asked.filter(({ slow }) => !slow)
  return [quick, ...asked.filter(({ slow }) => slow).map((each) => [each])].filter(({ length }) => length > 0)
}

await main(process.argv.slice(2))
