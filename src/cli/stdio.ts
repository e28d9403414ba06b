// Standard output and error, written whole or not at all.

/** False where nobody reads any more. */
export const say = (text: string) =>
  new Promise<boolean>((done) => process.stdout.write(text, (error) => done(!error)))

/** One sentence on standard error; the exit code comes back. */
export const complain = (text: string, code: number) =>
  new Promise<number>((done) => process.stderr.write(`${text}\n`, () => done(code)))
