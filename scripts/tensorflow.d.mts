export function tensorflowImports(root: string): string[]
