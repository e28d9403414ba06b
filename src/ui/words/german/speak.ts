// The page in German: every dictionary's words are replaced once, before anything is drawn.
import { methodCards } from '../../../engine/methods/cards'
import * as format from '../../../results/format'
import * as place from '../../../sets/placeNames'
import * as report from '../../../sets/reportWords'
import * as alerts from '../alertWords'
import * as bar from '../barWords'
import * as box from '../boxWords'
import * as compare from '../compareWords'
import * as curve from '../curveWords'
import * as terms from '../glossary'
import * as grid from '../gridWords'
import * as layer from '../layerWords'
import * as method from '../methodWords'
import * as model from '../modelWords'
import * as picture from '../pictureWords'
import * as run from '../runWords'
import * as sanity from '../sanityWords'
import * as say from '../sayings'
import * as set from '../setWords'
import * as stage from '../stageWords'
import * as strings from '../strings'
import * as home from '../takeHomeWords'
import * as time from '../timeWords'
import * as told from '../told'
import * as tool from '../toolWords'
import * as trust from '../trustWords'
import * as germanBoxes from './boxes'
import * as germanCompare from './compare'
import * as germanHome from './home'
import * as germanMap from './map'
import { methodTexts } from './methods'
import * as germanMore from './more'
import * as germanPage from './page'
import * as germanSets from './sets'
import * as germanTold from './told'

type Named = Readonly<Record<string, unknown>>

/** Every dictionary of the page by its name, as its modules hold it. */
export const dictionaries: Named = {
  ...{ ...alerts, ...bar, ...compare, ...grid, ...method, ...model, ...picture, ...run, ...sanity, ...say },
  ...{ ...layer, ...box, ...set, ...stage, ...strings, ...home, ...told, ...tool, ...trust, ...curve },
  ...{ ...report, ...place, ...time },
}

/** What stands in their place. */
export const german: Named = {
  ...germanBoxes,
  ...germanCompare,
  ...germanHome,
  ...germanMap,
  ...germanMore,
  ...germanPage,
  ...germanSets,
  spoken: germanTold.spoken,
}

export function speakGerman(): void {
  Object.assign(format.formatWords, { count: 'de-AT', day: 'de-DE', point: ',' })
  const { glossary, keyTexts, keyNames, ...rest } = german
  for (const [name, words] of Object.entries(rest)) replace(dictionaries[name], words)
  for (const word of Object.keys(terms.glossary)) Reflect.deleteProperty(terms.glossary, word)
  Object.assign(terms.glossary, glossary)
  const [texts, names] = [keyTexts, keyNames] as readonly Readonly<Record<string, string>>[]
  for (const key of strings.keys)
    Object.assign(key, { 0: names?.[key[0]] ?? key[0], 1: texts?.[key[0]] ?? key[1] })
  for (const card of methodCards) Object.assign(card, methodTexts[card.id as keyof typeof methodTexts])
}

/** What German has no word for stays as it is. */
function replace(target: unknown, words: unknown): void {
  if (!isBook(target) || !isBook(words)) return
  for (const [name, word] of Object.entries(words)) {
    if (isBook(word)) replace(target[name], word)
    else if (name in target) Object.assign(target, { [name]: word })
  }
}

const isBook = (value: unknown): value is Named => typeof value === 'object' && value !== null
