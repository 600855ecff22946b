/**
 * The last instant there is: what a very long delay puts beyond it happens then, which no run reaches.
 */
export function atMost(us: number): number {
  return us < Number.MAX_SAFE_INTEGER ? us : Number.MAX_SAFE_INTEGER;
}
