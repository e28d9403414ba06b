// Bytes that nobody needs any more, given back at once: a collector that comes late leaves a large file in memory
// beside what was made of it.

/** Afterwards they are empty. Where the platform cannot (Node 20), the collector does it in its time. */
export function release(bytes: ArrayBuffer): void {
  const movable = bytes as { transfer?(length: number): ArrayBuffer }
  movable.transfer?.(0)
}
