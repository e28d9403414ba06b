// Names of classes in the built page: as they are written, with a mark of their file that is a letter or two.
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

/** @param root folder of the project */
export function cssNames(root) {
  const source = join(root, 'src')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.module.css'))
    .toSorted()
  return (name, file) => {
    const path = relative(source, file.replace(/\?.*/, ''))
    // One that came while the development server runs.
    if (!files.includes(path)) files.push(path)
    return `${name}_${files.indexOf(path).toString(36)}`
  }
}
