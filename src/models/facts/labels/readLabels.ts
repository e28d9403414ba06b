// The lists of names that lie beside a model.
import { baseName } from '../../files/baseName'
import { cut } from '../../quoted'
import type { ModelFiles } from '../../types'
import { labelsIn } from './parseLabels'
import { type Labels, type NameList, NO_NAMES } from './types'

/** What tools call them, the surest first. */
const FILES = [
  /^labels?\.(txt|json|csv|pbtxt|ya?ml)$/i,
  /^(names|categories)(_\w+)?\.(txt|json|csv)$/i,
  /^class(es|_?names?|_?labels?)?\.(txt|json|csv|names)$/i,
  /^label[_-]?(map|names?)\.(txt|json|pbtxt|csv)$/i,
  /^(retrained|output)_labels\.txt$/i,
  /^dict\.txt$/i,
  /class_?(index|indices|indexes|to_idx|mapping)\.json$/i,
  /^(index_?to_?(name|class|label)|idx_?(to|2)_?(class|label)|id2label|label2id)\.json$/i,
  /^synset(s|_?words)?\.txt$/i,
  /\.names$/i,
  /^signature\.json$/i,
  /^config\.json$/i,
  /^metadata\.(json|ya?ml)$/i,
  /^data\.ya?ml$/i,
  /(labels?|class_?names?|classes)\.(txt|json|csv|pbtxt)$/i,
]

/** Also holds other things, so that it may hold no names. */
const OTHER_FILES = /^(metadata|signature|config|data)\./i

const LARGEST = 32 * 2 ** 20

/** Whether a file's name says that it may hold the names of classes. */
export const isLabelFile = (path: string) => FILES.some((pattern) => pattern.test(baseName(path)))

/**
 * Every list beside the model, the likeliest first; of two that are called the same the one in `home`, the model's own
 * folder (`m/` or ''). A file that is no list of names is passed over; what somebody named as the list comes first.
 */
export async function readLabels(files: ModelFiles, home = ''): Promise<readonly Labels[]> {
  const found: Labels[] = []
  const named = files.labels
  const others = candidates([...files.paths, ...(files.sidecars ?? [])], home)
  for (const path of [...(named ? [named] : []), ...others.filter((other) => other !== named)]) {
    const { names, doubts } = (await readNames(path, files)) ?? NO_NAMES
    // What somebody named and holds no names is said, too.
    const list = { names, doubts, source: cut(baseName(path)) }
    if (names.length > 0 || path === named) found.push(path === named ? { ...list, named: true } : list)
  }
  return found
}

function candidates(paths: readonly string[], home: string): readonly string[] {
  const away = (path: string) => (path === home + baseName(path) ? 0 : 1)
  const rank = (path: string) => FILES.findIndex((pattern) => pattern.test(baseName(path)))
  return paths
    .filter(isLabelFile)
    .sort((a, b) => rank(a) - rank(b) || away(a) - away(b) || a.length - b.length)
}

/** Nobody asked for the metadata, so a model goes without. */
async function readNames(path: string, files: ModelFiles): Promise<NameList | null> {
  try {
    const bytes = new Uint8Array(await files.read(path))
    return bytes.length > LARGEST ? null : labelsIn(bytes, path)
  } catch (error) {
    if (OTHER_FILES.test(baseName(path))) return null
    throw error
  }
}
