/** A sentence for each link of the pages below `site` that leads nowhere; `base` is where it is hosted. */
export function deadLinks(site: string, base?: string): string[]
