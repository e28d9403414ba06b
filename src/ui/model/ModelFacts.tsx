import { useId, useState } from 'react'
import type { ModelCard } from '../../models/types'
import { bytes, count, short, size } from '../../results/format'
import { wantedModel } from '../../state/flow/sources'
import controls from '../controls.module.css'
import { Name } from '../Name'
import { useIntents, useShown } from '../page'
import { AddressField } from '../picture/AddressField'
import { useFileDialog } from '../picture/FileInput'
import { WordSelect } from '../WordSelect'
import { factWords, partWords, runWords } from '../words/runWords'
import { words } from '../words/strings'
import { told } from '../words/told'
import { Library } from './Library'
import styles from './ModelFacts.module.css'
import { OutputKindChoice } from './OutputKindChoice'
import { Preprocessing } from './Preprocessing'

export function ModelFacts() {
  const model = useShown((s) => s.model)
  const openFiles = useFileDialog()
  const [unfolded, setUnfolded] = useState(false)
  const id = useId()
  return (
    <section className={controls.section} aria-label={words.model} data-unfolded={unfolded}>
      <div className={controls.head}>
        <h2>{words.model}</h2>
        <button
          type="button"
          className={`${controls.word} ${styles.unfold}`}
          aria-expanded={unfolded}
          aria-controls={id}
          onClick={() => setUnfolded(!unfolded)}
        >
          {words.facts}
        </button>
      </div>
      <div id={id} className={`${controls.list} ${styles.card}`}>
        {model ? <Facts card={model.card} /> : <Later />}
      </div>
      <Library>
        <button type="button" className={controls.button} onClick={openFiles}>
          {words.openModel}
        </button>
      </Library>
      <AddressField />
    </section>
  )
}

function Later() {
  const name = useShown((s) => (s.job.kind === 'idle' ? null : (wantedModel(s)?.name ?? null)))
  return <p className={styles.later}>{name === null ? words.modelLater : runWords.opening(name)}</p>
}

function Facts({ card }: { readonly card: ModelCard }) {
  const facts: readonly (readonly [string, string])[] = [
    [factWords.format, [card.format, told(card.quantised ?? '')].filter(Boolean).join(', ')],
    [factWords.size, factWords.sizeOf(short(card.parameters), bytes(card.weightBytes))],
    [factWords.input, size(...card.inputShape)],
    [
      factWords.classes,
      [count(card.classes), card.labelSource !== 'none' && told(card.labelSource)].filter(Boolean).join(', '),
    ],
  ]
  return (
    <>
      <h3 title={told(card.name)}>
        <Name>{told(card.name)}</Name>
      </h3>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {card.outputs.length > 1 ? <Output card={card} /> : null}
        <OutputKindChoice card={card} />
      </dl>
      <Preprocessing card={card} />
      {card.remarks.map((text) => (
        <p key={text} className={styles.remark}>
          {told(text)}
        </p>
      ))}
      <Repairs repairs={card.repairs} />
    </>
  )
}

function Output({ card }: { readonly card: ModelCard }) {
  const { choose } = useIntents()
  return (
    <div>
      <dt>{partWords.output}</dt>
      <dd>
        <WordSelect
          label={partWords.outputWith}
          value={card.output}
          words={card.outputs.map((name) => [name, name])}
          onChange={(output) => choose({ output, classGiven: null, layers: [] })}
        />
      </dd>
    </div>
  )
}

function Repairs({ repairs }: { readonly repairs: readonly string[] }) {
  if (repairs.length === 0) return null
  return (
    <details className={styles.repairs}>
      <summary>{repairs.length === 1 ? partWords.repair : partWords.repairs(repairs.length)}</summary>
      <ul>
        {repairs.map((text) => (
          <li key={text}>{told(text)}</li>
        ))}
      </ul>
    </details>
  )
}
