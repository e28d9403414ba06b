// The command line -> what is wished, or one sentence that says what is wrong with it.
import { existsSync } from 'node:fs'
import { Wrong } from './checks'
import { type Options, parse, readOptions, type Values, type Verb } from './options'
import { quoted } from './words'

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: Verb; readonly options: Options }
  | { readonly kind: 'merge'; readonly folder: string; readonly options: Options | null }
  | { readonly kind: 'wrong'; readonly why: string }

export function readCommand(argv: readonly string[]): Command {
  try {
    const { values, positionals, repeated } = parse(argv)
    if (values.help || positionals[0] === 'help') return { kind: 'help' }
    if (values.version) return { kind: 'version' }
    const [verb, extra, ...more] = positionals
    if (verb === undefined) throw new Wrong('No command was given; write limelight explain.')
    if (repeated && (verb === 'merge' || extra === undefined)) throw new Wrong(repeated)
    if (verb === 'merge') return merge(extra, more, values)
    if (verb !== 'explain' && verb !== 'worker' && verb !== 'measure')
      throw new Wrong(
        `There is no command ${quoted(verb)}; write limelight explain, measure, worker or merge.`,
      )
    if (extra !== undefined) throw new Wrong(strange(extra))
    return { kind: verb, options: readOptions(values, verb) }
  } catch (error) {
    return { kind: 'wrong', why: inWords((error as Error).message) }
  }
}

/** With the report of the whole where one is wished: what it needs of the model, the parts do not tell. */
function merge(folder: string | undefined, more: readonly string[], values: Values): Command {
  const { report, model, labels, ...others } = values
  if (folder === undefined) throw new Wrong('limelight merge needs the folder that --out named.')
  const strange = [...more, ...Object.keys(others)][0]
  if (strange !== undefined) throw new Wrong(`limelight merge takes one folder, not ${quoted(strange)} too.`)
  if (report === undefined) {
    const idle = Object.keys({ ...(model && { model }), ...(labels && { labels }) })[0]
    if (idle) throw new Wrong(`limelight merge needs --${idle} for a report alone; add --report.`)
    return { kind: 'merge', folder, options: null }
  }
  if (model === undefined)
    throw new Wrong('limelight merge --report needs the model of the maps; add --model.')
  return { kind: 'merge', folder, options: readOptions({ ...values, image: folder }, 'explain') }
}

/** A pattern without quotes is many files when it arrives here. */
function strange(word: string): string {
  if (existsSync(word))
    return `${quoted(word)} stands without an option; put a pattern into quotes: --image 'photos/*.jpg'.`
  return `${quoted(word)} is not an option; options begin with --.`
}

/** What Node says about an option without a value, or with one that looks like another option. */
function inWords(message: string): string {
  const option = /^Option '(?:-\w, )?(--[\w-]+).*argument (?:is ambiguous|missing)/.exec(message)?.[1]
  if (option) return `${option} has no value; write ${option}=<value> where it begins with a dash.`
  return message.replace(/\. To specify.*/, '.').split('\n')[0] ?? ''
}
