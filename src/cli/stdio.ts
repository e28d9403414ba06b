// Standard output and error, written whole or not at all.
import { isFullDisk } from './files'

/** False where it was not written: nobody reads any more, or there is no room, which is said. */
export const say = (text: string) =>
  new Promise<boolean>((done) =>
    process.stdout.write(text, (error) => {
      if (error && isFullDisk(error))
        void complain('The answer cannot be written: the disk is full; make room and run it again.', 1).then(
          () => done(false),
        )
      else done(!error)
    }),
  )

/** One sentence on standard error; the exit code comes back. */
export const complain = (text: string, code: number) =>
  new Promise<number>((done) => process.stderr.write(`${text}\n`, () => done(code)))
