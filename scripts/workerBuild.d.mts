export const workerBuild: NonNullable<import('vite').UserConfig['worker']>
/** What the workers are built from, for the page and its element alike. */
export const workerResolve: { readonly alias: Record<string, string> }
