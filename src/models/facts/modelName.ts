// What an open model is called: as its folder or file, else as it calls itself, else by what it takes and gives.
// Converters write every model to a file called model.json, so that name alone tells no two apart.
import type { Classifier } from '../../engine/types'

interface Named {
  readonly name: string
  /** What the file calls it, the likeliest first. */
  readonly names: readonly string[]
  /** Of the format. */
  readonly label: string
}

type Ends = Pick<Classifier, 'classes' | 'inputShape'>

export function modelName({ name, names, label }: Named, { classes, inputShape }: Ends): string {
  const telling = [name, ...names].find((candidate) => !isUsual(candidate))
  if (telling) return telling
  const [height, width] = inputShape
  const size = height && width ? `, ${height} × ${width}` : ''
  return `${label} of ${classes.toLocaleString('en')} classes${size}`
}

/** What Keras, converters and browsers call a model that nobody named: `model (1)`, `sequential_20`. */
const isUsual = (name: string) =>
  /^((tf|tfjs|web|keras|saved|graph|my)[-_ ]?)?(model|sequential|functional)[-_ ]?\d*( ?\(\d+\))?$/i.test(
    name,
  )
