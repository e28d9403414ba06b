import type { MapFigures } from '../../sets/figures'
import { type FigureName, figuresShown, figureText } from '../../sets/figureText'
import { figureNames } from '../../sets/reportWords'
import { setWords as words } from '../words/setWords'
import styles from './SheetGrid.module.css'

/** What the map is worth, a column each. */
export function TileFigures({ known }: { readonly known: MapFigures | undefined }) {
  const figures = known?.kind === 'measured' ? known.figures : {}
  const title = known?.kind === 'failed' ? known.text : undefined
  return (
    <span className={styles.figures} title={title}>
      {onTile.map((name) => (
        <span key={name} title={figureNames[name][1]}>
          <span>{figureNames[name][0]}</span> {known ? ofOne(name, figures[name]) : ''}
        </span>
      ))}
    </span>
  )
}

/** One map rises or does not. */
const ofOne = (name: FigureName, value: number | undefined) =>
  name === 'increaseInConfidence' && value !== undefined
    ? value > 0
      ? words.yes
      : words.no
    : figureText(name, value)

/** ROAD stands in the table alone: a tile has room for four. */
const onTile: readonly FigureName[] = figuresShown.filter((name) => name !== 'road')
