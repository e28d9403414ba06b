// Which device computes, and why the better ones do not.
import { backendCard, backendCards } from '../../runtime/backends/cards'
import type { BackendName, BackendReport } from '../../runtime/types'
import { useIntents, useShown } from '../page'
import { engineWords } from '../words/runWords'
import { told } from '../words/told'
import styles from './BackendChip.module.css'
import { EngineMemory } from './EngineMemory'

export function BackendChip() {
  const { backend, forced } = useShown((s) => ({ backend: s.backend, forced: s.recipe.backend }))
  const { view } = useIntents()
  const report = backend.kind === 'ready' ? backend.report : null
  return (
    <>
      <button type="button" className={styles.chip} popoverTarget="backend" data-state={backend.kind}>
        <span className={styles.dot} />
        <b data-short={report?.name === 'wasm' ? 'Wasm' : null}>
          {report
            ? backendCard(report.name).label
            : backend.kind === 'failed'
              ? engineWords.none
              : engineWords.starting}
        </b>
        <span className={styles.device}>{report ? deviceOf(report) : null}</span>
      </button>
      <div
        id="backend"
        popover="auto"
        className={styles.popover}
        onToggle={(e) => view({ engine: e.newState === 'open' })}
      >
        <h2 className={styles.title}>{engineWords.title}</h2>
        {report ? <Report report={report} /> : null}
        <EngineMemory />
        <Choice forced={forced} />
      </div>
    </>
  )
}

function deviceOf({ device, software, workers }: BackendReport): string {
  const many = workers > 1 ? engineWords.workers(workers) : null
  return [device, software ? engineWords.emulated : null, many].filter(Boolean).join(', ')
}

function Report({ report }: { readonly report: BackendReport }) {
  return (
    <>
      <p>
        {engineWords.computedWith}
        <b>{backendCard(report.name).label}</b>
        {report.device ? `, ${report.device}` : ''}.
      </p>
      {report.refused.map(({ name, why }) => (
        <p key={name} className={styles.refused}>
          {`${backendCard(name).label}: ${told(why)}`}
        </p>
      ))}
    </>
  )
}

function Choice({ forced }: { readonly forced: BackendName | null }) {
  const { choose } = useIntents()
  return (
    <label className={styles.choice}>
      {engineWords.computeWith}
      <select
        value={forced ?? ''}
        onChange={(e) => choose({ backend: (e.target.value || null) as BackendName | null })}
      >
        <option value="">{engineWords.best}</option>
        {backendCards.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
