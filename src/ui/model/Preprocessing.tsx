// How the picture is fed: guessed from the model, each part a dotted link that opens a choice.
import { useState } from 'react'
import type { ModelCard } from '../../models/types'
import type { Fit, ScaleName } from '../../picture/types'
import { scaleText } from '../../recipe/scaleText'
import { useIntents, useShown } from '../page'
import { fitNames, scaleNames, scaleWords, words } from '../words/strings'
import { OwnScale } from './OwnScale'
import styles from './Preprocessing.module.css'
import { ScaleTrial } from './ScaleTrial'

export function Preprocessing({ card }: { readonly card: ModelCard }) {
  const { scale, fit } = useShown((s) => ({ scale: s.recipe.scale, fit: s.recipe.fit }))
  const { choose } = useIntents()
  const [typing, setTyping] = useState(false)
  const own = typing || (scale !== null && typeof scale !== 'string')
  const nowScale = scaleText(scale ?? card.guess.scale)
  const guessed = scaleText(card.guess.scale)
  const scales = { ...plain(guessed), ...plain(nowScale), ...scaleNames, own: scaleWords.own }
  return (
    <div className={styles.fed}>
      <p>
        {scale || fit ? words.chosen : words.guessed}:{' '}
        <Choice
          label="Scaling"
          value={typing ? 'own' : nowScale}
          names={scales}
          onChange={(name) => {
            setTyping(name === 'own')
            if (name !== 'own') choose({ scale: name === guessed ? null : (name as ScaleName) })
          }}
        />
        {', '}
        <Choice
          label="Fit"
          value={fit ?? card.guess.fit}
          names={fitNames}
          onChange={(name) => choose({ fit: name === card.guess.fit ? null : (name as Fit) })}
        />
      </p>
      {own ? <OwnScale key={nowScale} scale={scale ?? card.guess.scale} /> : null}
      {scale ? null : <p className={styles.why}>{card.guess.why}</p>}
      <ScaleTrial scale={scale ?? card.guess.scale} guess={card.guess.scale} />
    </div>
  )
}

/** Numbers stand for themselves. */
const plain = (scale: string) => ({ [scale]: scale })

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly names: Readonly<Record<string, string>>
  readonly onChange: (name: string) => void
}

function Choice({ label, value, names, onChange }: ChoiceProps) {
  return (
    <select
      className={styles.choice}
      aria-label={label}
      value={value}
      onChange={(e) => onChange(e.target.value)}
    >
      {Object.entries(names).map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
