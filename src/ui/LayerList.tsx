// The layers that can be explained, deepest first, each with the mean of its activation.
import { useState } from 'react'
import type { Layer } from '../engine/types'
import { chosenLayers } from '../state/wishes'
import controls from './controls.module.css'
import { pathEnd, size } from './format'
import styles from './LayerList.module.css'
import { useIntents, useShown } from './page'
import { words } from './strings'
import { Thumbnail } from './Thumbnail'

/** From here on a filter is quicker than looking. */
const many = 8

export function LayerList() {
  const { card, chosen } = useShown(({ model, recipe }) => ({
    card: model?.card ?? null,
    chosen: model ? chosenLayers(recipe, model.card).join(',') : '',
  }))
  const [query, setQuery] = useState('')
  const layers = card?.layers.filter((l) => l.name.toLowerCase().includes(query.toLowerCase())) ?? []
  return (
    <section className={controls.section}>
      <div className={controls.head}>
        <h2>{words.layer}</h2>
        <span>{card?.layers.length}</span>
      </div>
      <div className={controls.list}>
        {card && card.layers.length > many ? (
          <input
            type="search"
            id="find-layer"
            className={controls.search}
            placeholder={words.findLayer}
            aria-label={words.findLayer}
            value={query}
            onChange={(e) => setQuery(e.target.value)}
          />
        ) : null}
        <div role="radiogroup" aria-label="Layers" className={styles.layers}>
          {layers.toReversed().map((layer) => (
            <LayerRow key={layer.name} layer={layer} checked={chosen.split(',').includes(layer.name)} />
          ))}
          <p className={styles.none}>{card ? words.noLayer : words.layersLater}</p>
        </div>
        {card ? <Why chosen={chosen} suggested={card.suggested} /> : null}
      </div>
    </section>
  )
}

function LayerRow({ layer, checked }: { readonly layer: Layer; readonly checked: boolean }) {
  const { choose } = useIntents()
  const { name, height, width, channels } = layer
  return (
    <label className={`${controls.row} ${styles.row}`} title={name}>
      <input
        type="radio"
        name="layer"
        className={controls.radio}
        checked={checked}
        onChange={() => choose({ layers: [name] })}
      />
      <Thumbnail layer={name} />
      <span className={styles.name}>
        <bdi>{name}</bdi>
      </span>
      <span className={styles.shape}>{size(height, width, channels)}</span>
    </label>
  )
}

interface WhyProps {
  readonly chosen: string
  readonly suggested: { readonly layer: string; readonly why: string }
}

function Why({ chosen, suggested }: WhyProps) {
  const usual = chosen === suggested.layer ? '' : `Usual: ${pathEnd(suggested.layer, 30)}. `
  return <p className={controls.note}>{usual + suggested.why}</p>
}
