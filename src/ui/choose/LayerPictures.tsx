import { canMapLayers, showsLayerMaps } from '../../state/compare/layerMaps'
import controls from '../controls.module.css'
import { useShown } from '../page'
import { methodName } from '../words/describe'
import { layerWords } from '../words/layerWords'
import styles from './LayerPictures.module.css'

/** Whether the rows of the layer list show what a layer answers to, or where a method finds the class in it. */
export function LayerPictures({ onChange }: { readonly onChange: (maps: boolean) => void }) {
  const { maps, able, method } = useShown((s) => ({
    maps: showsLayerMaps(s),
    able: canMapLayers(s),
    method: s.recipe.method,
  }))
  const why = able ? layerWords.why : layerWords.tooSlow(methodName(method))
  return (
    <fieldset className={styles.pictures} disabled={!able} title={why} aria-label={layerWords.pictures}>
      {[false, true].map((on) => (
        <label key={String(on)} className={styles.choice}>
          <input
            type="radio"
            name="layer-picture"
            className={controls.radio}
            checked={maps === on}
            onChange={() => onChange(on)}
          />
          {on ? layerWords.maps : layerWords.activations}
        </label>
      ))}
    </fieldset>
  )
}
