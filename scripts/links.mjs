// Links of a built site: each address on the site itself leads to a file, each fragment to an element with that name.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

const attribute = /<(?:a|link|img|script|source)\b[^>]*?\s(?:href|src)="([^"]*)"/g

/** @returns {string[]} a sentence for each link of the pages below `site` that leads nowhere; `base` is where it is hosted */
export function deadLinks(site, base = '/') {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  )
  const texts = new Map(pages.map((page) => [page, readFileSync(join(site, page), 'utf8')]))
  return pages.flatMap((page) =>
    [...(texts.get(page) ?? '').matchAll(attribute)].flatMap(([, address = '']) => {
      if (/^[a-z]+:|^\/\//.test(address)) return []
      const [path = '', fragment = ''] = address.replaceAll('&amp;', '&').split('#')
      const target = path === '' ? page : fileAt(site, placeOf(page, path.split('?')[0] ?? '', base))
      if (target === null) return [`${page}: ${address} is no file`]
      const text = texts.get(target)
      const found =
        fragment === '' || text === undefined || text.includes(`id="${decodeURIComponent(fragment)}"`)
      return found ? [] : [`${page}: ${address} names no part of ${target}`]
    }),
  )
}

function placeOf(page, path, base) {
  const decoded = decodeURIComponent(path)
  return decoded.startsWith(base) ? decoded.slice(base.length) : normalize(join(dirname(page), decoded))
}

/** As static hosts find it: the file, the page without its ending, the folder's page; null where there is none. */
function fileAt(site, path) {
  for (const name of [path, `${path}.html`, join(path, 'index.html')]) {
    const found = statSync(join(site, name), { throwIfNoEntry: false })
    if (found?.isFile()) return relative(site, join(site, name))
  }
  return null
}
