// How the page's code is cut: what runs ahead of all, the shell, and what takes over from the shell. Each stays together:
// shared with parts that come later, it would fall into many pieces.
import { join } from 'node:path'

export function chunks(root) {
  let page = null
  /** Some of what takes over from the shell. */
  const of = (group, priority, fits) => ({
    debugName: group,
    priority,
    name(id, context) {
      page ??= neededBy(join(root, 'src/wholePage.ts'), context)
      return page.has(id) && fits(id) ? group : null
    },
  })
  return [
    { name: 'ahead', priority: 4, test: /\/src\/start\.ts/ },
    // Without the boot, which waits for parts that come later where the page is locked: they must not wait for it.
    {
      name: 'shell',
      priority: 3,
      tags: ['$initial'],
      test: /\/node_modules\/|\/src\/(?!main\.ts)/,
    },
    // Another language needs every word before anything is drawn, and nothing else of the page.
    of('words', 2, (id) => /\/src\/ui\/words\//.test(id)),
    of('page', 1, () => true),
  ]
}

/** A module and all that it imports before it runs. */
function neededBy(root, context) {
  const found = new Set([root])
  for (const id of found) for (const next of context.getModuleInfo(id)?.importedIds ?? []) found.add(next)
  return found
}
