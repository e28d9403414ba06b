// Hosts of this computer (a model server at 127.0.0.1:8000): each is open only where the visitor asked for it.
import type { Recipe } from '../../recipe/recipe'

type Addresses = Pick<Recipe, 'model' | 'image' | 'labels'>

/** Origin of an address on this computer, null for any other. The page's own host needs no leave. */
export function localHost(address: string, own: string): string | null {
  if (!URL.canParse(address, own)) return null
  const { origin, hostname, protocol } = new URL(address, own)
  const local = protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1')
  return local && origin !== new URL(own).origin ? origin : null
}

/** All that a recipe names. */
export function localHosts({ model, image, labels }: Addresses, own: string): readonly string[] {
  const found = [model, image, labels].map((address) => (address ? localHost(address, own) : null))
  return [...new Set(found.filter((host) => host !== null))]
}

/** Without a network the page itself comes from nowhere but this computer. */
export function mayReload(own: string, online: boolean): boolean {
  const { hostname } = new URL(own)
  return online || /^(localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
}
