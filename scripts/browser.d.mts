export function findBrowser(): Promise<string | null>
export const softwareGpu: readonly string[]
export const plainPainting: readonly string[]
