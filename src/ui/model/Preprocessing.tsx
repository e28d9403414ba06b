// How the picture is fed: guessed from the model, each part a dotted link that opens a choice.
import { Suspense, useState } from 'react'
import type { ModelCard } from '../../models/types'
import type { Resample, ScaleName } from '../../picture/types'
import { scaleText } from '../../recipe/scaleText'
import { later } from '../later'
import { useIntents, useShown } from '../page'
import { resampleNames, scaleNames, scaleWords, words } from '../words/strings'
import { told } from '../words/told'
import { Choice } from './Choice'
import { FitChoice } from './FitChoice'
import styles from './Preprocessing.module.css'
import { ScaleTrial } from './ScaleTrial'

const OwnScale = later(async () => (await import('./OwnScale')).OwnScale)

export function Preprocessing({ card }: { readonly card: ModelCard }) {
  const { guess } = card
  const { scale, fit, resize, resample } = useShown((s) => s.recipe)
  const { choose } = useIntents()
  const [typing, setTyping] = useState(false)
  const own = typing || (scale !== null && typeof scale !== 'string')
  const nowScale = scaleText(scale ?? guess.scale)
  const guessed = scaleText(guess.scale)
  const scales = { ...plain(guessed), ...plain(nowScale), ...scaleNames, own: scaleWords.own }
  return (
    <div className={styles.fed}>
      <p>
        {scale || fit || resize || resample ? words.chosen : words.guessed}:{' '}
        <Choice
          label={scaleWords.scaling}
          value={typing ? 'own' : nowScale}
          names={scales}
          onChange={(name) => {
            setTyping(name === 'own')
            if (name !== 'own') choose({ scale: name === guessed ? null : (name as ScaleName) })
          }}
        />
        {', '}
        <FitChoice card={card} />
        {', '}
        <Choice
          label={scaleWords.resampling}
          value={resample ?? guess.resample ?? 'bilinear'}
          names={resampleNames}
          onChange={(name) =>
            choose({ resample: name === (guess.resample ?? 'bilinear') ? null : (name as Resample) })
          }
        />
      </p>
      {own ? (
        <Suspense>
          <OwnScale key={nowScale} scale={scale ?? guess.scale} />
        </Suspense>
      ) : null}
      {scale ? null : <p className={styles.why}>{told(guess.why)}</p>}
      <ScaleTrial scale={scale ?? guess.scale} guess={guess.scale} />
    </div>
  )
}

/** Numbers stand for themselves. */
const plain = (scale: string) => ({ [scale]: scale })
