// What the words mean that a caption cannot do without. One list: wherever one of them stands, it can be asked.

export const glossary: Readonly<Record<string, string>> = {
  logit:
    'The score of a class before scores are turned into probabilities. Any number; the larger, the more the model speaks for the class. Usually it is what a map explains.',
  'logit difference': 'The logit of one class less that of another: what a contrast explains.',
  probability:
    'The share that the model gives a class, 0 to 1. Where classes are scored each on its own, several can be near 1.',
  'not normalised':
    'The values are the method’s own; usually each map is stretched so that its lowest value is 0 and its highest 1.',
  energy: 'The sum of all values of a map: how much of it lies in one place.',
  IoU: 'Intersection over union: how much an area of the map and the true object have in common, 0 to 1. The best is that of the threshold that fits best.',
  peak: 'The place of the largest value of the map.',
  'brightest tenth':
    'The tenth of the picture’s pixels on which the map is highest; they are replaced by the mean colour of the picture.',
  'random tenth':
    'A tenth by chance, in pieces as coarse as the map, as the measure of what any hiding does.',
  gradient: 'How the score would change if the activations changed a little, at every place and channel.',
  pooling: 'Averaging or taking the largest over places, so that what comes after no longer knows where.',
  activation: 'What a layer computes of the picture: a grid of numbers for each of its channels.',
}

/** The longest first: a logit difference is no logit; and as words alone, not in the path of a layer. */
function pattern(): RegExp {
  const words = Object.keys(glossary).toSorted((a, b) => b.length - a.length)
  return new RegExp(`(?<![\\p{L}\\p{N}_./])(${words.join('|')})(?![\\p{L}\\p{N}_/]|\\.[\\p{L}\\p{N}])`, 'gu')
}

/** A sentence in parts; those that can be asked have what they mean, each word once. */
export function termsIn(text: string): readonly { readonly text: string; readonly about: string | null }[] {
  const seen = new Set<string>()
  return text.split(pattern()).flatMap((part, i) => {
    if (part === '') return []
    const about = i % 2 === 1 && !seen.has(part) ? (glossary[part] ?? null) : null
    if (about) seen.add(part)
    return { text: part, about }
  })
}
