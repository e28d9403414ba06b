// How far the sheet has come: method, meter, count, pace, and Stop or Go on.
import { useStore } from 'zustand'
import type { Sets } from '../../state/sets/openSets'
import { paceOf } from '../../state/sets/sheet'
import controls from '../controls.module.css'
import { useShown } from '../page'
import running from '../stage/Running.module.css'
import { methodName } from '../words/describe'
import { duration } from '../words/format'
import { runWords } from '../words/runWords'
import { setWords as words } from '../words/setWords'
import { words as pageWords } from '../words/strings'

export function RunBar({ sets }: { readonly sets: Sets }) {
  const sheet = useStore(sets.state)
  const method = useShown((s) => methodName(s.recipe.method))
  const { set, outcomes, halted, trouble, wish } = sheet
  const total = set?.items.length ?? 0
  const failed = [...outcomes.values()].filter((o) => o.kind === 'failed' && !o.broken).length
  const broken = [...outcomes.values()].filter((o) => o.kind === 'failed').length
  const pace = halted || outcomes.size === total ? null : paceOf(sheet, performance.now())
  const parts = [
    broken > 0 ? words.failed(broken) : null,
    pace && words.rate(pace.rate),
    pace && words.timeLeft(duration(Math.max(1000, pace.left))),
  ]
  if (wish === null) return <p className={running.running}>{words.noModel}</p>
  const goes = halted || (outcomes.size === total && failed > 0)
  return (
    <section className={running.running} aria-label={runWords.running}>
      <p className={running.what}>{trouble ?? method}</p>
      <progress className={running.meter} aria-label={method} max={total} value={outcomes.size} />
      <p role="status">{said(outcomes.size, total, halted)}</p>
      <p className={running.pace}>{parts.filter(Boolean).join(' · ')}</p>
      {goes ? (
        <button type="button" className={controls.button} onClick={sets.goOn}>
          {halted ? pageWords.goOn : pageWords.retry}
        </button>
      ) : outcomes.size < total ? (
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
