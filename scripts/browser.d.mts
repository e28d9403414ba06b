export function findBrowser(): Promise<string | null>
export const softwareGpu: readonly string[]
