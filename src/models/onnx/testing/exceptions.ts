// Operator tests that are not passed, and why.
export const EXCEPTIONS: Readonly<Record<string, string>> = {}
