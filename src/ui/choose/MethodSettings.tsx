// The parameters that a method declares, as a form; and what is explained, in whose numbers.
import { useId } from 'react'
import { gridParam, layerParams } from '../../engine/methods/shared/layerParams'
import { accepts, initialOf } from '../../engine/methods/shared/values'
import type { Convention, MethodCard, ParamSpec, ParamValue } from '../../engine/types'
import type { ModelCard } from '../../models/types'
import { chosenLayers } from '../../recipe/explainRequest'
import type { Recipe } from '../../recipe/recipe'
import { useIntents, useShown } from '../page'
import { words } from '../words/strings'
import { told } from '../words/told'
import { conventions, conventionsFor } from './conventions'
import { GridField } from './GridField'
import styles from './MethodSettings.module.css'
import { NumberField } from './NumberField'

export function MethodSettings({ card }: { readonly card: MethodCard }) {
  const { params, convention } = useShown((s) => s.recipe)
  const tokens = useShown(({ model, recipe }) => model !== null && ofTokens(recipe, model.card))
  const { choose } = useIntents()
  const specs: readonly ParamSpec[] = tokens ? [...card.params, gridParam] : card.params
  return (
    <div className={styles.fields}>
      {specs.map((spec) => (
        <ParamField
          key={`${card.id} ${spec.name} ${convention}`}
          spec={spec}
          value={params[spec.name] ?? initialOf(spec, convention ?? card.convention)}
          onChange={(value) => choose({ params: { ...params, [spec.name]: value } })}
        />
      ))}
      <label>
        {words.convention}
        <select
          value={convention ?? card.convention}
          onChange={(e) => choose({ convention: conventionOf(e.target.value, card) })}
        >
          {conventionsFor(card, convention).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
    </div>
  )
}

const ofTokens = (recipe: Recipe, card: ModelCard) =>
  layerParams(card.layers.filter(({ name }) => chosenLayers(recipe, card).includes(name))).length > 0

function conventionOf(name: string, card: MethodCard): Convention | null {
  return name === card.convention ? null : (conventions.find((known) => known === name) ?? null)
}

interface FieldProps {
  readonly spec: ParamSpec
  readonly value: ParamValue
  readonly onChange: (value: ParamValue) => void
}

function ParamField({ spec, value, onChange }: FieldProps) {
  const id = useId()
  return (
    <p>
      <label htmlFor={id}>{told(spec.label)}</label>
      <ParamInput
        id={id}
        spec={spec}
        value={value}
        onChange={(next) => accepts(spec, next) && onChange(next)}
      />
      {spec.help ? <small className={styles.help}>{told(spec.help)}</small> : null}
    </p>
  )
}

function ParamInput({ id, spec, value, onChange }: FieldProps & { readonly id: string }) {
  if (spec.kind === 'boolean')
    return (
      <input id={id} type="checkbox" checked={value === true} onChange={(e) => onChange(e.target.checked)} />
    )
  if (spec.kind === 'choice')
    return (
      <select id={id} value={String(value)} onChange={(e) => onChange(e.target.value)}>
        {spec.choices?.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    )
  if (spec.kind === 'grid') return <GridField id={id} spec={spec} value={String(value)} onChange={onChange} />
  return <NumberField id={id} spec={spec} value={Number(value)} onChange={onChange} />
}
