// The layers that can be explained, deepest first, each with its mean activation or its map.

import { Suspense, useState } from 'react'
import { chosenLayers } from '../../recipe/explainRequest'
import { pathEnd } from '../../results/format'
import type { LayerList as List } from '../../state/compare/layerMaps'
import controls from '../controls.module.css'
import { later } from '../later'
import { useIntents, useShown } from '../page'
import { partWords } from '../words/runWords'
import { words } from '../words/strings'
import { told } from '../words/told'
import { LayerPictures } from './LayerPictures'
import { SeveralLayers } from './SeveralLayers'

const LayerRows = later(async () => (await import('./LayerRows')).LayerRows)
const FuseChoice = later(async () => (await import('./FuseChoice')).FuseChoice)

/** From here on a filter is quicker than looking. */
const many = 8

export function LayerList() {
  const { card, chosen, list } = useShown(({ model, recipe, view }) => ({
    card: model?.card ?? null,
    chosen: model ? chosenLayers(recipe, model.card).join('\n') : '',
    list: view.layerList,
  }))
  const { view } = useIntents()
  const names = chosen.split('\n')
  const [ticking, setTicking] = useState(false)
  const several = ticking || names.length > 1
  const change = (some: Partial<List>) => view({ layerList: { ...list, ...some } })
  return (
    <section className={controls.section} aria-label={words.layer}>
      <div className={controls.head}>
        <h2>{words.layer}</h2>
        {card ? <SeveralLayers on={several} chosen={names} onChange={setTicking} /> : null}
        {card ? <LayerPictures onChange={(maps) => change({ maps })} /> : null}
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
            value={list.query}
            onChange={(e) => change({ query: e.target.value, from: 0 })}
          />
        ) : null}
        <Suspense fallback={<p className={controls.note}>{words.layersLater}</p>}>
          <LayerRows
            key={card?.hash + list.query}
            chosen={chosen}
            several={several}
            onScroll={(from) => from !== list.from && change({ from })}
          />
        </Suspense>
        {names.length > 1 ? (
          <Suspense>
            <FuseChoice count={names.length} />
          </Suspense>
        ) : null}
        {card ? <Why chosen={chosen} suggested={card.suggested} /> : null}
      </div>
    </section>
  )
}

interface WhyProps {
  readonly chosen: string
  readonly suggested: { readonly layer: string; readonly why: string }
}

function Why({ chosen, suggested }: WhyProps) {
  const usual = chosen === suggested.layer ? '' : partWords.usual(pathEnd(suggested.layer, 30))
  return <p className={controls.note}>{usual + told(suggested.why)}</p>
}
