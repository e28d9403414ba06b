// How far the sheet has come: method, meter, count, pace, and Stop or Go on.
import { useStore } from 'zustand'
import { dotted, duration } from '../../results/format'
import type { Sets } from '../../state/sets/openSets'
import { paceOf, stageOf } from '../../state/sets/sheet'
import controls from '../controls.module.css'
import { useShown } from '../page'
import running from '../stage/Running.module.css'
import { methodName } from '../words/describe'
import { runWords } from '../words/runWords'
import { setWords as words } from '../words/setWords'
import { words as pageWords } from '../words/strings'
import { told } from '../words/told'

export function RunBar({ sets }: { readonly sets: Sets }) {
  const sheet = useStore(sets.state)
  const method = useShown((s) => methodName(s.recipe.method))
  const { outcomes, figures, halted, trouble, wish } = sheet
  const { what, done, total } = stageOf(sheet)
  const failed =
    [...outcomes.values()].filter((o) => o.kind === 'failed' && !o.broken).length +
    [...figures.values()].filter(({ kind }) => kind === 'failed').length
  const broken = [...outcomes.values()].filter((o) => o.kind === 'failed').length
  const pace = halted || done === total ? null : paceOf(sheet, performance.now())
  const facts = dotted(
    broken > 0 && words.failed(broken),
    pace && words.rate(pace.rate),
    pace && words.timeLeft(duration(Math.max(1000, pace.left))),
  )
  if (wish === null) return <p className={running.running}>{words.noModel}</p>
  const goes = halted || (done === total && failed > 0)
  const measuring = done < total ? words.measuring(method) : words.measured(method)
  const name = what === 'figures' ? measuring : method
  return (
    <section className={running.running} aria-label={runWords.running}>
      <p className={running.what}>{trouble ? told(trouble) : name}</p>
      <progress className={running.meter} aria-label={name} max={total} value={done} />
      <p role="status">{said(done, total, halted)}</p>
      <p className={running.pace}>{facts}</p>
      {goes ? (
        <button type="button" className={controls.button} onClick={sets.goOn}>
          {halted ? pageWords.goOn : pageWords.retry}
        </button>
      ) : done < total ? (
        <button type="button" className={controls.button} onClick={sets.stop}>
          {pageWords.stop}
        </button>
      ) : null}
    </section>
  )
}

/** Told to screen readers at the end and at a stop; in between the meter has it. */
function said(done: number, total: number, halted: boolean) {
  const place = words.place(done, total)
  return <span aria-hidden={done < total && !halted}>{place}</span>
}
