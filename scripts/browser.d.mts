export function findBrowser(): Promise<string | null>
export const ownGpu: readonly string[]
export const softwareGpu: readonly string[]
export const plainPainting: readonly string[]
