export function marked(text: string, mark: string, table: string): string
export function writeTable(root: string, mark: string, table: string): Promise<void>
