// Operators on numbers that are known at opening.
import { type Host, isFloat, mapped } from '../host/host'
import { present } from './ask'
import type { Call } from './operator'

/** The numbers of all inputs. */
export function hostsOf(call: Call): Host[] {
  return present(call).flatMap((value) => (value.host ? [value.host()] : []))
}

/** f value by value; whole numbers stay whole. */
export function foldEach(
  call: Call,
  f: (...numbers: number[]) => number,
  type?: Host['type'],
): Host[] | null {
  const hosts = hostsOf(call)
  const own = hosts[0]?.type ?? 'float32'
  const host = mapped(hosts, type ?? own, f)
  return host ? [host] : null
}

/** Division of whole numbers goes toward zero. */
export function foldDivision(call: Call): Host[] | null {
  const [first] = hostsOf(call)
  const whole = first !== undefined && !isFloat(first.type)
  return foldEach(call, (a, b) => (whole ? Math.trunc(a / b) : a / b))
}
