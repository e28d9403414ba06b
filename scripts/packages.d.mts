export function ensurePackages(root: string): Promise<void>
export function installed(root: string): boolean
