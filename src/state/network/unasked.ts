// Whether a page that opens asks for no more than every page may reach, told before its own code is here.
import type { Marks } from './marks'

/** What no address of a host can be written with: neither `//` nor `http:`, in whatever disguise. */
const plain = /^#?(?!.*http)[\w=&.:,+-]*$/i

/**
 * False where in doubt: the code that reads links and marks decides then.
 * @param hash of the page's address
 */
export function isUnasked(hash: string, tab: Marks, browser: Marks): boolean {
  const marked = tab.get('locking') ?? browser.get('locked') ?? (tab.get('hosts') || null)
  return marked === null && plain.test(hash)
}
